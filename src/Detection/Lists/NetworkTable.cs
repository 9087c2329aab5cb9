using System.Collections.Immutable;

namespace Spit.Detection.Lists;

/// <summary>Networks by address and length. Immutable.</summary>
internal sealed class NetworkTable
{
    private readonly ImmutableDictionary<Network, ListSlot> _slots;

    // Lengths in use with how many networks have each, longest first: at most 129.
    private readonly ImmutableArray<(int Length, int Count)> _lengths;

    private NetworkTable(ImmutableDictionary<Network, ListSlot> slots, ImmutableArray<(int Length, int Count)> lengths)
    {
        _slots = slots;
        _lengths = lengths;
    }

    public static NetworkTable Empty { get; } = new(ImmutableDictionary<Network, ListSlot>.Empty, []);

    /// <summary>Builds the table at once; names are unique, and patterns that are no networks are left out.</summary>
    public static NetworkTable From(IEnumerable<ListEntry> entries)
    {
        var slots = new Dictionary<Network, ListSlot>();
        foreach (var entry in entries)
        {
            if (!Network.TryParse(entry.Pattern, out var network, out _)) continue;
            slots[network] = slots.GetValueOrDefault(network).With(entry);
        }
        return new NetworkTable(
            slots.ToImmutableDictionary(), PatternLengths.Of(slots.Keys.Select(network => network.Length)));
    }

    public ListEntry? Match(SourceAddress source, DateTimeOffset now)
    {
        foreach (var (length, _) in _lengths)
        {
            if (_slots.TryGetValue(Network.Of(source, length), out var slot) && slot.At(now) is { } entry) return entry;
        }
        return null;
    }

    public NetworkTable With(Network network, ListEntry entry)
    {
        var isKnown = _slots.TryGetValue(network, out var slot);
        return new NetworkTable(
            _slots.SetItem(network, slot.With(entry)),
            isKnown ? _lengths : PatternLengths.Add(_lengths, network.Length));
    }

    public NetworkTable Without(Network network, ListEntry entry)
    {
        if (!_slots.TryGetValue(network, out var slot)) return this;
        var left = slot.Without(entry.List);
        return left.IsEmpty
            ? new NetworkTable(_slots.Remove(network), PatternLengths.Remove(_lengths, network.Length))
            : new NetworkTable(_slots.SetItem(network, left), _lengths);
    }
}
