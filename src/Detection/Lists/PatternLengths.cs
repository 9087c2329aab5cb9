using System.Collections.Immutable;

namespace Spit.Detection.Lists;

/// <summary>
/// Which lengths are in use and by how many patterns, longest first; so that a lookup tries no other.
/// </summary>
internal static class PatternLengths
{
    public static ImmutableArray<(int Length, int Count)> Of(IEnumerable<int> lengths) =>
        [.. lengths.CountBy(length => length).OrderByDescending(use => use.Key).Select(use => (use.Key, use.Value))];

    public static ImmutableArray<(int Length, int Count)> Add(
        ImmutableArray<(int Length, int Count)> lengths, int length)
    {
        var at = 0;
        while (at < lengths.Length && lengths[at].Length > length) at++;
        return at < lengths.Length && lengths[at].Length == length
            ? lengths.SetItem(at, (length, lengths[at].Count + 1))
            : lengths.Insert(at, (length, 1));
    }

    public static ImmutableArray<(int Length, int Count)> Remove(
        ImmutableArray<(int Length, int Count)> lengths, int length)
    {
        for (var at = 0; at < lengths.Length; at++)
        {
            if (lengths[at].Length != length) continue;
            return lengths[at].Count == 1 ? lengths.RemoveAt(at) : lengths.SetItem(at, (length, lengths[at].Count - 1));
        }
        return lengths;
    }
}
