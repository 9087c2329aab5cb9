using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>Every signal there is, in the order in which they are asked.</summary>
internal static class SignalCatalogue
{
    public static ImmutableArray<ISignal> All { get; } =
    [
        new Prior(),
        new ListAllow(),
        new ListBlock(),
        new DoNotOriginate(),
        new HoneypotCallee(),
        new CallerBurst(),
        new SourceBurst(),
        new SourceChurn(),
        new TrunkBurst(),
        new CalleeFanout(),
        new FirstContactRatio(),
        new ShortCalls(),
        new LowAnswer(),
        new NumberScan(),
        new NoReciprocity(),
        new Reputation(),
        new CalleeReports(),
        new ChallengeRecord(),
        new SpoofInternal(),
        new SpoofNeighbour(),
        new SpoofSubscriber(),
        new NationalFromAbroad(),
        new TollRange(),
        new BadNumber(),
        new Anonymous(),
        new IdentityFail(),
        new AttestA(),
        new AttestB(),
        new AttestC(),
        new SignerReputation(),
        new UnknownPeer(),
        new PeerReputation(),
        new ScannerAgent(),
        new Enumeration(),
        new Malformed(),
        new SourceReputation(),
        new Campaign(),
        new RangeReputation(),
        new CalleeHistory(),
    ];

    /// <summary>The facets of all signals, one after another.</summary>
    public static ImmutableArray<Facet> Facets { get; } = [.. All.SelectMany(s => s.Facets)];

    /// <summary>Where in <see cref="Facets"/> each signal's own begin.</summary>
    public static ImmutableArray<int> FirstFacets { get; } =
        [.. All.Select((_, i) => All.Take(i).Sum(s => s.Facets.Length))];
}
