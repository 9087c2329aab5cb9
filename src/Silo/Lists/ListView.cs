using Spit.Detection.Lists;
using Spit.Grains.Lists;

namespace Spit.Silo.Lists;

/// <summary>The lists at one position. Immutable.</summary>
internal sealed class ListView(ListPosition position, ListIndex index)
{
    private IReadOnlyList<ListEntry>? _sorted;

    /// <summary>Before the grain has answered for the first time.</summary>
    public static ListView Unknown { get; } = new(ListPosition.Start, ListIndex.Empty);

    public ListPosition Position => position;

    public ListIndex Index => index;

    public bool IsKnown => position.Epoch.Length > 0;

    /// <summary>In ordinal order of their names; sorted when first asked for.</summary>
    public IReadOnlyList<ListEntry> Sorted =>
        _sorted ??= [.. index.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)];

    public ListView With(ListNews news)
    {
        var next = index;
        foreach (var change in news.Changes)
        {
            next = change.Put is { } put ? next.With(put) : next.Without(change.Removed!);
        }
        return new ListView(news.Position, next);
    }
}
