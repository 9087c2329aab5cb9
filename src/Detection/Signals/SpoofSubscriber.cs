using System.Collections.Immutable;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>The caller's number is calling from the own network today, and this call comes in from outside.</summary>
internal sealed class SpoofSubscriber : ISignal
{
    public string Symbol => Symbols.SpoofSubscriber;

    public SignalFamily Family => SignalFamily.Identity;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("SPOOF_SUBSCRIBER.interconnect", Trend.Free, 0, 0.3, 1, 2, 3, 4, 6),
        new("SPOOF_SUBSCRIBER.forwarder", Trend.Free, 0, 0.3, 1, 2, 3, 4, 6),
        new("SPOOF_SUBSCRIBER.suspicion", Trend.Rising, -4, -2, -1, 0, 1, 2, 3, 4, 6),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (!input.IsFromOutside || input.Attempt.Caller.IsWithheld) return;
        var identity = input.Evidence.Standings[StandingKind.Identity];
        var facet = input.Attempt.Caller.Trust == TrustClass.Forwarder ? 1 : 0;
        if (identity.Own24h > 0) readings.Add(facet, Math.Log2(1 + identity.Own24h));
        Company.Read(identity, 2, input, ref readings);
    }

    public string Explain(SignalInput input) =>
        FormattableString.Invariant(
            $"the number made {input.Evidence.Standings[StandingKind.Identity].Own24h:0.#} calls of the day ")
        + "from the own network";
}
