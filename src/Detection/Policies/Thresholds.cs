namespace Spit.Detection.Policies;

/// <summary>Scores, in points, from which a disposition is due.</summary>
/// <remarks>
/// The defaults are Wald's limits ln((1 - misses) / false alarms) at 10 % misses: 5 % false alarms for a tag, 1 % for a
/// challenge, 1 in 10,000 (the gate of an automatic block) for a block, rounded.
/// </remarks>
[GenerateSerializer, Immutable, Alias("spit.Thresholds")]
public sealed record Thresholds
{
    [Id(0)] public double Tag { get; init; } = 3.0;

    /// <summary>Null: nobody is asked to call again.</summary>
    [Id(1)] public double? Greylist { get; init; }

    [Id(2)] public double Challenge { get; init; } = 4.5;

    [Id(3)] public double Block { get; init; } = 9.0;
}
