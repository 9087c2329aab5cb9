namespace Spit.Grains.Shelves;

/// <summary>How many records a silo holds, how long, and how often they go to the store.</summary>
public sealed class ShelfOptions
{
    /// <summary>
    /// How long a changed record may stay unwritten; this is also what a crash may lose. More than zero.
    /// </summary>
    // Chosen: a caller busy at 10 calls/s then costs one write per 50 attempts, a crash forgets at most 5 s of them.
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A written record that nobody asks for leaves the memory after this long.</summary>
    // Chosen: longer than most pauses between the calls of who is calling today.
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The store may forget a record that was not written for this long.</summary>
    // Chosen: counters decay within days; a caller not heard of for this long starts anew.
    public TimeSpan Expiry { get; init; } = TimeSpan.FromDays(30);

    /// <summary>
    /// The most records of one kind in one silo's memory; beyond it those longest unused go back to the store.
    /// </summary>
    // Chosen: some 0.8 kB each, so a silo with 4 GB holds three kinds of a million.
    public int MostHeld { get; init; } = 1_000_000;

    /// <summary>
    /// The most records of one kind that are on probation; beyond it the oldest of them are forgotten.
    /// </summary>
    // Chosen: some 200 MB; where 400 new callers call each second, each is remembered for ten minutes.
    public int MostOnProbation { get; init; } = 262_144;
}
