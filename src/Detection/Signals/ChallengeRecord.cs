using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>How this caller did at earlier challenges.</summary>
internal sealed class ChallengeRecord : ISignal
{
    public string Symbol => Symbols.ChallengeRecord;

    public SignalFamily Family => SignalFamily.Challenge;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("CHALLENGE_RECORD.failed", Trend.Rising, 0, 1, 1.6, 2, 3, 4),
        new("CHALLENGE_RECORD.passed", Trend.Falling, 0, 1, 1.6, 2, 3, 4),
    ];

    public void Read(in SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Caller is not { } caller) return;
        if (caller.ChallengesFailed > 0) readings.Add(0, Math.Log2(1 + caller.ChallengesFailed));
        if (caller.ChallengesPassed > 0) readings.Add(1, Math.Log2(1 + caller.ChallengesPassed));
    }

    public string Explain(in SignalInput input) =>
        FormattableString.Invariant(
            $"{input.Evidence.Caller?.ChallengesFailed:0.#} challenges failed, {input.Evidence.Caller?.ChallengesPassed:0.#} passed");
}
