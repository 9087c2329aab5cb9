using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>How this caller did at earlier challenges.</summary>
/// <remarks>
/// A robot passes now and then, by chance or by an answer that a machine took for one, and a human fails. What is the
/// exception in a long record says little: failures count by their share of all challenges, and passes by theirs.
/// </remarks>
internal sealed class ChallengeRecord : ISignal
{
    public string Symbol => Symbols.ChallengeRecord;

    public SignalFamily Family => SignalFamily.Challenge;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("CHALLENGE_RECORD.net", Trend.Rising, -4, -2, -1, -0.5, 0, 0.5, 1, 1.6, 2.3, 3, 5, 10, 20, 40),
        new("CHALLENGE_RECORD.failed", Trend.Rising, 0, 1, 2, 3, 5),
        new("CHALLENGE_RECORD.passed", Trend.Falling, 0, 1, 2, 3, 5),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Caller is not { } caller) return;
        var (failed, passed) = (caller.ChallengesFailed, caller.ChallengesPassed);
        var all = failed + passed;
        if (all == 0) return;
        readings.Add(0, failed - passed);
        readings.Add(1, failed * failed / all);
        readings.Add(2, passed * passed / all);
    }

    public string Explain(SignalInput input) =>
        FormattableString.Invariant($"{input.Evidence.Caller?.ChallengesFailed:0.#} challenges failed, ")
        + FormattableString.Invariant($"{input.Evidence.Caller?.ChallengesPassed:0.#} passed");
}
