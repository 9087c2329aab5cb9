namespace Spit.Detection.Counters;

/// <summary>What is usual for a key, learned while nothing is unusual.</summary>
/// <remarks>
/// A measure far above the level is an alarm, and an alarmed key does not learn: who pours out calls does not get used
/// to it (Tang et al.). A rise slower than that is followed, but no faster than <see cref="Step"/> of the way a call.
/// </remarks>
/// <param name="Level">The usual value, above <see cref="Floor"/>.</param>
[GenerateSerializer, Immutable, Alias("spit.Baseline")]
public readonly record struct Baseline([property: Id(0)] double Level)
{
    // All chosen: nobody is alarmed below ten calls an hour, and it takes a hundred calls to double what is usual.
    private const double Factor = 3;
    private const double Floor = 4;
    private const double Step = 0.01;

    public bool IsAlarmedBy(double measure) => measure > Factor * Math.Max(Level, Floor);

    /// <summary>How many times the usual value this is; about 1 is usual.</summary>
    public double Ratio(double measure) => measure / Math.Max(Level, Floor);

    public Baseline Learn(double measure) =>
        IsAlarmedBy(measure) ? this : new Baseline(Level + ((measure - Level) * Step));

    /// <summary>Learns what a new key does: whatever it is, it is usual for him.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="calls">How many there have been, this one included.</param>
    public Baseline Begin(double measure, long calls) =>
        new(Level + ((measure - Level) * Math.Max(Step, 1.0 / calls)));
}
