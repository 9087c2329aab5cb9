namespace Spit.Detection.Counters;

/// <summary>
/// A count that fades: after one window without additions 37 % of it are left. A pure function of <c>now</c>.
/// </summary>
/// <param name="Value">The count at <paramref name="AtTicks"/>.</param>
/// <param name="AtTicks">
/// UTC ticks of the latest addition. A clock that goes backwards moves it only when it goes back by more than a window:
/// then it was wrong before, and a count that waited for that time to come would grow without fading until then.
/// </param>
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

    public DecayingCounter Add(DateTimeOffset now, TimeSpan window, double amount = 1)
    {
        var isAhead = AtTicks - now.UtcTicks > window.Ticks;
        return new(At(now, window) + amount, isAhead ? now.UtcTicks : Math.Max(AtTicks, now.UtcTicks));
    }
}
