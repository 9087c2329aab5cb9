namespace Spit.Grains.Quarantine;

/// <summary>Where the quarantine is kept, and how much of it.</summary>
public sealed class QuarantineOptions
{
    /// <summary>The keyed <see cref="Orleans.Storage.IGrainStorage"/> of items, consents and audit rows.</summary>
    public const string StorageName = "quarantine";

    /// <summary>The most items; beyond it the oldest go. From 1.</summary>
    // Chosen: some 4 kB each with what they sound like, and more than people review in a month.
    public int Capacity { get; init; } = 10_000;

    /// <summary>How long an item is kept after it was filed, its recording long gone.</summary>
    // Chosen: what is known of single calls is kept for 30 days.
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The most subscribers with a consent, given or withdrawn.</summary>
    public int ConsentCapacity { get; init; } = 200_000;

    /// <summary>Audit rows kept; beyond it the oldest go. A multiple of <see cref="AuditSegment"/>.</summary>
    // Chosen: years of a team that listens to some calls a day; every row is in the log as well.
    public int AuditCapacity { get; init; } = 25_600;

    /// <summary>Audit rows that are written together; part of the stored format.</summary>
    internal const int AuditSegment = 100;
}
