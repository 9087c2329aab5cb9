namespace Spit.Detection.Counters;

/// <summary>
/// A count that fades: after one window without additions 37 % of it are left. A pure function of <c>now</c>.
/// </summary>
/// <param name="Value">The count at <paramref name="AtTicks"/>.</param>
/// <param name="AtTicks">UTC ticks of the latest addition; a clock that went backwards does not move it.</param>
[GenerateSerializer, Immutable, Alias("spit.DecayingCounter")]
public readonly record struct DecayingCounter(
    [property: Id(0)] double Value,
    [property: Id(1)] long AtTicks)
{
    /// <summary>
    /// The count at <paramref name="now"/>; a time before the latest addition reads as that addition's time.
    /// </summary>
    public double At(DateTimeOffset now, TimeSpan window)
    {
        if (Value == 0) return 0;
        var elapsed = now.UtcTicks - AtTicks;
        return elapsed <= 0 ? Value : Value * Math.Exp(-(double)elapsed / window.Ticks);
    }

    public DecayingCounter Add(DateTimeOffset now, TimeSpan window, double amount = 1) =>
        new(At(now, window) + amount, Math.Max(AtTicks, now.UtcTicks));
}
