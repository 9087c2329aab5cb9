namespace Spit.DetectionBench.Calls;

/// <summary>What to generate.</summary>
internal sealed record WorkloadOptions
{
    /// <summary>What kind of carrier and year.</summary>
    public required int Shape { get; init; }

    /// <summary>Who lives there and who calls when.</summary>
    public required int Seed { get; init; }

    public int Days { get; init; } = 1;

    /// <summary>About so many; fewer also make a smaller world.</summary>
    public int CallsPerDay { get; init; } = 115_000;
}
