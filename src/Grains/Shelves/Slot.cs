namespace Spit.Grains.Shelves;

/// <summary>One record in memory.</summary>
internal sealed class Slot<TKey, TRecord>(TKey key)
    where TRecord : class, new()
{
    public TKey Key => key;

    public TRecord Record { get; set; } = new();

    /// <summary>Of the record in the store; 0 when there is none.</summary>
    public long Version { get; set; }

    /// <summary>Timestamp of the last use.</summary>
    public long UsedAt { get; set; }

    /// <summary>Completes when the store was asked; null once it was.</summary>
    public Task? Loading { get; set; }

    /// <summary>Has changed since it was written.</summary>
    public bool IsDirty { get; set; }

    /// <summary>Worth its place in the store; before that it is on probation.</summary>
    public bool IsKept { get; set; }

    /// <summary>No longer on the shelf.</summary>
    public bool IsGone { get; set; }
}
