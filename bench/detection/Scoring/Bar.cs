namespace Spit.DetectionBench.Scoring;

/// <summary>One thing that a detector must reach.</summary>
/// <param name="AtLeast">The figure must be this or more; else this or less.</param>
internal sealed record Bar(string What, double Limit, bool AtLeast, double Figure, long Calls)
{
    /// <summary>False also when no such call was there to judge by.</summary>
    public bool IsMet => Calls > 0 && (AtLeast ? Figure >= Limit : Figure <= Limit);
}
