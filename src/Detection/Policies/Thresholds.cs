namespace Spit.Detection.Policies;

/// <summary>Scores, in points, from which a disposition is due.</summary>
/// <remarks>
/// Points are ln of the odds that a call is spam, counted from even odds. The defaults were set on the tuning days of
/// bench/detection; see docs/signals/README.md.
/// </remarks>
public sealed record Thresholds
{
    public double Tag { get; init; }

    /// <summary>Null: nobody is asked to call again.</summary>
    public double? Greylist { get; init; }

    public double Challenge { get; init; } = 0.9;

    public double Block { get; init; } = 5.5;
}
