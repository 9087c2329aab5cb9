namespace Spit.Detection.Signals;

/// <summary>The families that speak against a caller, and how far they may go together.</summary>
/// <remarks>An automatic block needs two independent families; an address alone convicts nobody.</remarks>
internal readonly record struct Witnesses(int Against)
{
    // Less than half a point is a doubt, not a witness; chosen.
    private static readonly Score LeastScore = Score.FromPoints(0.5);

    public Witnesses With(SignalFamily family, Score score) =>
        score >= LeastScore && family is not (SignalFamily.Lists or SignalFamily.Address)
            ? new Witnesses(Against | (1 << (int)family))
            : this;

    /// <summary>The severest disposition the score may lead to.</summary>
    public Disposition Ceiling => int.PopCount(Against) switch
    {
        >= 2 => Disposition.Block,
        1 => Disposition.Challenge,
        _ => Disposition.Tag,
    };
}
