using System.Collections.Immutable;

namespace Spit.Detection.Lists;

/// <summary>
/// Prefixes by the hash of their text, so that all prefixes of an identity are probed in one pass. Immutable.
/// </summary>
internal sealed class PrefixTable
{
    private const ulong HashStart = 14695981039346656037UL;
    private const ulong HashPrime = 1099511628211UL;

    // Prefixes whose 64-bit hashes collide share a bucket; the text decides.
    private readonly ImmutableDictionary<ulong, ImmutableArray<ListSlot>> _buckets;
    private readonly ImmutableArray<(int Length, int Count)> _lengths;

    private PrefixTable(
        ImmutableDictionary<ulong, ImmutableArray<ListSlot>> buckets, ImmutableArray<(int Length, int Count)> lengths)
    {
        _buckets = buckets;
        _lengths = lengths;
    }

    public static PrefixTable Empty { get; } = new(ImmutableDictionary<ulong, ImmutableArray<ListSlot>>.Empty, []);

    /// <summary>Builds the table at once; names are unique.</summary>
    public static PrefixTable From(IEnumerable<ListEntry> entries)
    {
        var slots = new Dictionary<string, ListSlot>(StringComparer.Ordinal);
        foreach (var entry in entries) slots[entry.Pattern] = slots.GetValueOrDefault(entry.Pattern).With(entry);
        return new PrefixTable(
            slots.GroupBy(slot => Continue(HashStart, slot.Key), slot => slot.Value)
                .ToImmutableDictionary(bucket => bucket.Key, bucket => bucket.ToImmutableArray()),
            PatternLengths.Of(slots.Keys.Select(prefix => prefix.Length)));
    }

    public ListEntry? Match(ReadOnlySpan<char> identity, DateTimeOffset now)
    {
        ListEntry? longest = null;
        var hash = HashStart;
        var hashed = 0;
        for (var i = _lengths.Length - 1; i >= 0 && _lengths[i].Length <= identity.Length; i--)
        {
            var prefix = identity[.._lengths[i].Length];
            hash = Continue(hash, prefix[hashed..]);
            hashed = prefix.Length;
            longest = Find(hash, prefix).At(now) ?? longest;
        }
        return longest;
    }

    public PrefixTable With(ListEntry entry)
    {
        var hash = Continue(HashStart, entry.Pattern);
        var known = Find(hash, entry.Pattern);
        return new PrefixTable(
            _buckets.SetItem(hash, Others(hash, entry.Pattern).Add(known.With(entry))),
            known.IsEmpty ? PatternLengths.Add(_lengths, entry.Pattern.Length) : _lengths);
    }

    public PrefixTable Without(ListEntry entry)
    {
        var hash = Continue(HashStart, entry.Pattern);
        var known = Find(hash, entry.Pattern);
        if (known.IsEmpty) return this;
        var left = known.Without(entry.List);
        var others = Others(hash, entry.Pattern);
        if (!left.IsEmpty) return new PrefixTable(_buckets.SetItem(hash, others.Add(left)), _lengths);
        return new PrefixTable(
            others.IsEmpty ? _buckets.Remove(hash) : _buckets.SetItem(hash, others),
            PatternLengths.Remove(_lengths, entry.Pattern.Length));
    }

    private ListSlot Find(ulong hash, ReadOnlySpan<char> prefix)
    {
        if (!_buckets.TryGetValue(hash, out var bucket)) return default;
        foreach (var slot in bucket)
        {
            if (prefix.SequenceEqual(slot.Pattern)) return slot;
        }
        return default;
    }

    private ImmutableArray<ListSlot> Others(ulong hash, string prefix) =>
        _buckets.TryGetValue(hash, out var bucket) ? bucket.RemoveAll(slot => slot.Pattern == prefix) : [];

    // FNV-1a: the hash of a prefix is a step on the way to the hash of the whole.
    private static ulong Continue(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var unit in text) hash = (hash ^ unit) * HashPrime;
        return hash;
    }
}
