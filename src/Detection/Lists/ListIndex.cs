using System.Collections.Immutable;

namespace Spit.Detection.Lists;

/// <summary>
/// All entries of the allow and block lists, ready to be asked on every call. Immutable: a change is a new index.
/// </summary>
/// <remarks>
/// Which of several matching entries decides:
/// among caller patterns the most precise (the whole identity before a prefix, a longer prefix before a shorter one),
/// among networks the longest; at equal precision block. When a caller entry and a network entry both match, block
/// decides whichever it is: a blocked address is not opened by the name it claims, and a blocked caller not by his
/// trunk.
/// A lookup costs one hash of the identity and one probe per distinct prefix length in use, however many entries.
/// </remarks>
public sealed class ListIndex
{
    private readonly ImmutableDictionary<string, ListEntry> _entries;
    private readonly CallerTable _callers;
    private readonly NetworkTable _networks;

    private ListIndex(ImmutableDictionary<string, ListEntry> entries, CallerTable callers, NetworkTable networks)
    {
        _entries = entries;
        _callers = callers;
        _networks = networks;
    }

    public static ListIndex Empty { get; } = new(
        ImmutableDictionary.Create<string, ListEntry>(StringComparer.Ordinal), CallerTable.Empty, NetworkTable.Empty);

    public int Count => _entries.Count;

    /// <summary>In no order; expired entries that nobody removed included.</summary>
    public IEnumerable<ListEntry> Entries => _entries.Values;

    /// <summary>Builds an index; of two entries of one name the later one stays.</summary>
    public static ListIndex From(IEnumerable<ListEntry> entries)
    {
        var byName = new Dictionary<string, ListEntry>(StringComparer.Ordinal);
        foreach (var entry in entries) byName[entry.Name] = entry;
        return new ListIndex(
            byName.ToImmutableDictionary(StringComparer.Ordinal),
            CallerTable.From(byName.Values.Where(entry => entry.Kind != PatternKind.Source)),
            NetworkTable.From(byName.Values.Where(entry => entry.Kind == PatternKind.Source)));
    }

    /// <summary>The entry that decides about a call; null when none matches.</summary>
    /// <param name="identity">Canonical caller identity.</param>
    /// <param name="source">Where the call comes from.</param>
    /// <param name="now">Entries that expired by then are passed over.</param>
    public ListEntry? Match(string identity, SourceAddress source, DateTimeOffset now)
    {
        var byCaller = _callers.Match(identity, now);
        if (byCaller is { List: ListKind.Block }) return byCaller;
        var byNetwork = _networks.Match(source, now);
        return byNetwork is { List: ListKind.Block } ? byNetwork : byCaller ?? byNetwork;
    }

    /// <summary>
    /// Adds an entry or replaces the one of the same name. A source pattern that is no network is held, and matches
    /// nothing: see <see cref="ListPattern"/>.
    /// </summary>
    public ListIndex With(ListEntry entry)
    {
        var entries = _entries.SetItem(entry.Name, entry);
        if (entry.Kind != PatternKind.Source) return new ListIndex(entries, _callers.With(entry), _networks);
        return Network.TryParse(entry.Pattern, out var network, out _)
            ? new ListIndex(entries, _callers, _networks.With(network, entry))
            : new ListIndex(entries, _callers, _networks);
    }

    /// <summary>Removes the entry of that name; returns the same index when there is none.</summary>
    public ListIndex Without(string name)
    {
        if (!_entries.TryGetValue(name, out var entry)) return this;
        var entries = _entries.Remove(name);
        if (entry.Kind != PatternKind.Source) return new ListIndex(entries, _callers.Without(entry), _networks);
        return Network.TryParse(entry.Pattern, out var network, out _)
            ? new ListIndex(entries, _callers, _networks.Without(network, entry))
            : new ListIndex(entries, _callers, _networks);
    }
}
