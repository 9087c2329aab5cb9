using System.Collections.Immutable;

namespace Spit.Detection.Lists;

/// <summary>Caller identities and their prefixes, by text. Immutable.</summary>
internal sealed class CallerTable
{
    private readonly ImmutableDictionary<string, ListSlot> _exact;
    private readonly PrefixTable _prefixes;

    private CallerTable(ImmutableDictionary<string, ListSlot> exact, PrefixTable prefixes)
    {
        _exact = exact;
        _prefixes = prefixes;
    }

    public static CallerTable Empty { get; } = new(
        ImmutableDictionary.Create<string, ListSlot>(StringComparer.Ordinal), PrefixTable.Empty);

    /// <summary>Builds the table at once; names are unique.</summary>
    public static CallerTable From(IEnumerable<ListEntry> entries)
    {
        var exact = new Dictionary<string, ListSlot>(StringComparer.Ordinal);
        var prefixes = new List<ListEntry>();
        foreach (var entry in entries)
        {
            if (entry.Kind == PatternKind.CallerPrefix) prefixes.Add(entry);
            else exact[entry.Pattern] = exact.GetValueOrDefault(entry.Pattern).With(entry);
        }
        return new CallerTable(exact.ToImmutableDictionary(StringComparer.Ordinal), PrefixTable.From(prefixes));
    }

    public ListEntry? Match(string identity, DateTimeOffset now) =>
        _exact.TryGetValue(identity, out var slot) && slot.At(now) is { } entry
            ? entry
            : _prefixes.Match(identity, now);

    public CallerTable With(ListEntry entry)
    {
        if (entry.Kind == PatternKind.CallerPrefix) return new CallerTable(_exact, _prefixes.With(entry));
        _exact.TryGetValue(entry.Pattern, out var slot);
        return new CallerTable(_exact.SetItem(entry.Pattern, slot.With(entry)), _prefixes);
    }

    public CallerTable Without(ListEntry entry)
    {
        if (entry.Kind == PatternKind.CallerPrefix) return new CallerTable(_exact, _prefixes.Without(entry));
        if (!_exact.TryGetValue(entry.Pattern, out var slot)) return this;
        var left = slot.Without(entry.List);
        var exact = left.IsEmpty ? _exact.Remove(entry.Pattern) : _exact.SetItem(entry.Pattern, left);
        return new CallerTable(exact, _prefixes);
    }
}
