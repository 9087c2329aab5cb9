namespace Spit.Detection.Lists;

/// <summary>The entries of one pattern: at most one of each list.</summary>
internal readonly record struct ListSlot(ListEntry? Block, ListEntry? Allow)
{
    public bool IsEmpty => Block is null && Allow is null;

    public string? Pattern => (Block ?? Allow)?.Pattern;

    /// <summary>The entry that decides at <paramref name="now"/>: block before allow.</summary>
    public ListEntry? At(DateTimeOffset now)
    {
        if (Block is not null && !Block.IsExpired(now)) return Block;
        return Allow is not null && !Allow.IsExpired(now) ? Allow : null;
    }

    public ListSlot With(ListEntry entry) =>
        entry.List == ListKind.Block ? this with { Block = entry } : this with { Allow = entry };

    public ListSlot Without(ListKind list) =>
        list == ListKind.Block ? this with { Block = null } : this with { Allow = null };
}
