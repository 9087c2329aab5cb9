namespace Spit.Simulator.Scenarios;

/// <summary>Times as in life, drawn at random and compressed.</summary>
/// <param name="random">The scenario's own, seeded source.</param>
/// <param name="scale">How many times faster than life.</param>
internal sealed class LifeClock(Random random, double scale)
{
    /// <summary>
    /// An honest conversation is never compressed below this: the grid takes less than 6 s for a short call.
    /// </summary>
    private static readonly TimeSpan ShortestTalk = TimeSpan.FromSeconds(6.5);

    /// <summary>Evenly between two times of life.</summary>
    public TimeSpan Between(double fromSeconds, double toSeconds) =>
        TimeSpan.FromSeconds((fromSeconds + random.NextDouble() * (toSeconds - fromSeconds)) / scale);

    /// <summary>The same, as a conversation between people.</summary>
    public TimeSpan Talk(double fromSeconds, double toSeconds)
    {
        var talk = Between(fromSeconds, toSeconds);
        return talk > ShortestTalk ? talk : ShortestTalk + 0.2 * talk;
    }

    /// <summary>Between independent events (a Poisson process), by their mean in life.</summary>
    public TimeSpan Gap(double meanSeconds) =>
        TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) * meanSeconds / scale);
}
