namespace Spit.Grains.Snapshots;

/// <summary>How often counters go to the store.</summary>
public sealed class SnapshotOptions
{
    /// <summary>The keyed <see cref="Orleans.Storage.IGrainStorage"/> that holds the counters.</summary>
    public const string StorageName = "counters";

    /// <summary>
    /// How long a changed record may stay unwritten; this is also what a crash may lose. More than zero.
    /// </summary>
    // Chosen: a caller busy at 10 calls/s then costs one write per 50 attempts, a crash forgets at most 5 s of them.
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);
}
