namespace Spit.Grains.Policies;

/// <summary>Where policies are kept, and how many revisions.</summary>
public sealed class PolicyOptions
{
    /// <summary>The keyed <see cref="Orleans.Storage.IGrainStorage"/> that holds the policies.</summary>
    public const string StorageName = "policies";

    /// <summary>The most revisions that are kept; the oldest go first. From 2.</summary>
    // Chosen: three a day for a year; the index stays below 200 kB.
    public int Capacity { get; init; } = 1000;
}
