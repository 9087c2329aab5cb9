using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>How this caller did at earlier challenges.</summary>
internal sealed class ChallengeRecord : ISignal
{
    public string Symbol => Symbols.ChallengeRecord;

    public SignalFamily Family => SignalFamily.Challenge;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("CHALLENGE_RECORD.net", Trend.Rising, -4, -2, -1, -0.5, 0, 0.5, 1, 1.6, 2.3, 3, 5),
        new("CHALLENGE_RECORD.failed", Trend.Rising, 0, 1, 2, 3, 5),
        new("CHALLENGE_RECORD.passed", Trend.Falling, 0, 1, 2, 3, 5),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Caller is not { } caller) return;
        if (caller.ChallengesFailed + caller.ChallengesPassed == 0) return;
        readings.Add(0, caller.ChallengesFailed - caller.ChallengesPassed);
        readings.Add(1, caller.ChallengesFailed);
        readings.Add(2, caller.ChallengesPassed);
    }

    public string Explain(SignalInput input) =>
        FormattableString.Invariant($"{input.Evidence.Caller?.ChallengesFailed:0.#} challenges failed, ")
        + FormattableString.Invariant($"{input.Evidence.Caller?.ChallengesPassed:0.#} passed");
}
