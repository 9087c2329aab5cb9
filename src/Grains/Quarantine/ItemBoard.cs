using System.Diagnostics.CodeAnalysis;
using Spit.Detection.Quarantine;

namespace Spit.Grains.Quarantine;

/// <summary>The items in memory: in order, with their campaigns and what they sound like. Owned by one grain.</summary>
internal sealed class ItemBoard
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, StoredItem> _items = new(StringComparer.Ordinal);
    private readonly SoundIndex _sounds = new();
    private readonly CampaignMap _campaigns = new();

    public int Count => _order.Count;

    public ItemCounts Counts { get; private set; }

    /// <summary>The id of the oldest; null when there is none.</summary>
    public string? Oldest => _order is [var first, ..] ? first : null;

    /// <summary>As they are stored, oldest first.</summary>
    public IEnumerable<StoredItem> All => _order.Select(id => _items[id]);

    public bool TryGet(string id, [NotNullWhen(true)] out StoredItem? stored) => _items.TryGetValue(id, out stored);

    /// <summary>The item with its campaign as it is now.</summary>
    public QuarantineItem Shown(StoredItem stored) =>
        stored.Item with { Campaign = _campaigns.NameOf(stored.Item.Id) };

    /// <summary>The item, with the campaigns that its sound belongs to.</summary>
    public QuarantineItem Linked(QuarantineItem item, ReadOnlySpan<uint> sound)
    {
        var names = _sounds.Find(sound).Select(_campaigns.NameOf).Distinct().Order(StringComparer.Ordinal).ToList();
        return item with { Campaign = names is [var oldest, ..] ? oldest : item.Id, Joined = [.. names.Skip(1)] };
    }

    /// <summary>Adds an item, or replaces the one with its id.</summary>
    public void Put(StoredItem stored)
    {
        var id = stored.Item.Id;
        if (_items.TryGetValue(id, out var before))
        {
            Counts = Counts.Add(before.Item.Mark, -1);
        }
        else
        {
            _order.Insert(~_order.BinarySearch(id, StringComparer.Ordinal), id);
            _sounds.Add(id, stored.Sound);
            _campaigns.Join(stored.Item);
        }
        _items[id] = stored;
        Counts = Counts.Add(stored.Item.Mark, 1);
    }

    public void Remove(string id)
    {
        if (!_items.Remove(id, out var stored)) return;
        _order.RemoveAt(_order.BinarySearch(id, StringComparer.Ordinal));
        _sounds.Remove(id);
        Counts = Counts.Add(stored.Item.Mark, -1);
    }

    /// <summary>Items before one, newest first.</summary>
    public IEnumerable<QuarantineItem> Before(string before)
    {
        var index = _order.Count;
        if (before.Length > 0 && _order.BinarySearch(before, StringComparer.Ordinal) is var found)
            index = found < 0 ? ~found : found;
        while (--index >= 0) yield return Shown(_items[_order[index]]);
    }
}
