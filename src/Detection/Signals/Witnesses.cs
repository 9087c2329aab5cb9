namespace Spit.Detection.Signals;

/// <summary>The families that speak against a caller, and how far they may go together.</summary>
/// <remarks>An automatic block needs two independent families; an address alone convicts nobody.</remarks>
internal readonly record struct Witnesses(int Against)
{
    // Less than half a point is a doubt, not a witness; chosen.
    private static readonly Score LeastScore = Score.FromPoints(0.5);

    // Decayed counts: two failures of the last days.
    private const double LeastFailures = 1.7;

    public Witnesses With(SignalFamily family, Score score) =>
        score >= LeastScore && family is not (SignalFamily.Prior or SignalFamily.Lists or SignalFamily.Address)
            ? new Witnesses(Against | (1 << (int)family))
            : this;

    /// <summary>The severest disposition the score may lead to.</summary>
    /// <param name="caller">What is known about the caller; tells how often he failed a challenge.</param>
    public Disposition CeilingFor(CallerEvidence? caller) => int.PopCount(Counted(caller)) switch
    {
        >= 2 => Disposition.Block,
        1 => Disposition.Challenge,
        _ => Disposition.Tag,
    };

    // Humans fail now and then: who failed once, or passed as often, is asked again before he is refused for it.
    private int Counted(CallerEvidence? caller) =>
        caller is not null && caller.ChallengesFailed - caller.ChallengesPassed < LeastFailures
            ? Against & ~(1 << (int)SignalFamily.Challenge)
            : Against;
}
