using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>What strangers' calls of the same make were worth, whoever they claimed to be.</summary>
internal sealed class Campaign : ISignal
{
    public string Symbol => Symbols.Campaign;

    public SignalFamily Family => SignalFamily.Campaign;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("CAMPAIGN.fingerprint", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("CAMPAIGN.pattern", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("CAMPAIGN.agent", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("CAMPAIGN.novelty", Trend.Rising, 0, 0.3, 0.6, 0.8, 1),
        new("CAMPAIGN.callers", Trend.Free, 0, 1, 2, 3, 4, 5, 6, 8, 10),
        new("CAMPAIGN.known", Trend.Falling, 0, 1, 2, 3, 5, 7),
        new("CAMPAIGN.pattern_known", Trend.Falling, 0, 1, 2, 3, 5, 7),
        new("CAMPAIGN.pattern_hour", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
        new("CAMPAIGN.pattern_against_trunk", Trend.Rising, -6, -4, -2, -1, 0, 1, 2, 4, 6),
        new("CAMPAIGN.pattern_of_anybody", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6, 8),
        new("CAMPAIGN.proofs", Trend.Rising, 0, 0.5, 1, 2, 4, 6, 8),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        var standings = input.Evidence.Standings;
        var pattern = standings[StandingKind.Pattern];
        Company.Read(standings[StandingKind.Fingerprint], 0, input, ref readings);
        Company.Read(pattern, 1, input, ref readings);
        Company.Read(standings[StandingKind.Agent], 2, input, ref readings);
        Company.ReadNovelty(pattern, 3, input, ref readings);
        readings.AddOfOthers(4, Math.Log2(1 + pattern.Callers24h), input);
        var fingerprint = standings[StandingKind.Fingerprint];
        readings.AddOfOthers(5, Math.Log2(1 + fingerprint.Regulars24h), input);
        readings.AddOfOthers(6, Math.Log2(1 + pattern.Regulars24h), input);
        Company.ReadRecent(pattern, 7, input, ref readings);
        Company.ReadAgainst(pattern, standings[StandingKind.Trunk], 8, input, ref readings);
        // A regular's good calls are credit of their own: whom he resembles is judged as it is.
        readings.Add(9, pattern.Suspicion, input.Novelty);
        readings.Add(10, Math.Log2(1 + pattern.Proofs), input.Novelty);
    }

    public string Explain(SignalInput input) =>
        Company.Explain(input, StandingKind.Fingerprint, $"of the make {input.Attempt.Fingerprint}");
}
