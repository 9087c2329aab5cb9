using System.Globalization;

namespace Spit.Policies.Differences;

/// <summary>What differs between two texts, as people and <c>patch</c> read it.</summary>
public static class UnifiedDiff
{
    /// <summary>Compares two texts by lines.</summary>
    /// <param name="from">The first text.</param>
    /// <param name="to">The second text.</param>
    /// <param name="fromName">What the first is called.</param>
    /// <param name="toName">What the second is called.</param>
    /// <param name="context">How many lines that both have are shown around what differs.</param>
    /// <returns>The lines of the difference; empty when there is none. How lines end is not compared.</returns>
    public static IReadOnlyList<string> Of(string from, string to, string fromName, string toName, int context = 3)
    {
        var lines = LineDifference.Of(Split(from), Split(to));
        var result = new List<string>();
        var (fromLine, toLine, counted) = (1, 1, 0);
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines[at].Mark == ' ') continue;
            if (result.Count == 0) result.AddRange([$"--- {fromName}", $"+++ {toName}"]);
            var (start, end) = HunkAround(lines, at, context);
            fromLine += Count(lines, counted, start, '+');
            toLine += Count(lines, counted, start, '-');
            result.Add($"@@ -{Range(fromLine, Count(lines, start, end, '+'))} "
                + $"+{Range(toLine, Count(lines, start, end, '-'))} @@");
            for (var i = start; i < end; i++) result.Add(lines[i].Mark + lines[i].Text);
            counted = start;
            at = end - 1;
        }
        return result;
    }

    // A hunk goes on while what is alike between two differences is no longer than both their contexts.
    private static (int Start, int End) HunkAround(IReadOnlyList<DifferingLine> lines, int first, int context)
    {
        var last = first;
        for (var i = first; i < lines.Count && i - last <= (2 * context) + 1; i++)
        {
            if (lines[i].Mark != ' ') last = i;
        }
        return (Math.Max(0, first - context), Math.Min(lines.Count, last + context + 1));
    }

    private static int Count(IReadOnlyList<DifferingLine> lines, int start, int end, char without)
    {
        var count = 0;
        for (var i = start; i < end; i++)
        {
            if (lines[i].Mark != without) count++;
        }
        return count;
    }

    // Of no lines, the one before them is named.
    private static string Range(int first, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? first - 1 : first)},{count}");

    private static string[] Split(string text)
    {
        if (text.Length == 0) return [];
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
