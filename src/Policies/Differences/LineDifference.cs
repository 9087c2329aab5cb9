namespace Spit.Policies.Differences;

/// <summary>The shortest way from one text to another, by lines.</summary>
/// <remarks>
/// E. Myers' greedy algorithm (An O(ND) Difference Algorithm, 1986): the work grows with what differs, not with the
/// texts. Lines that both texts begin or end with are taken out before.
/// </remarks>
internal static class LineDifference
{
    // Beyond this many differing lines the texts have nothing in common that a reader would look for.
    private const int MostEdits = 2000;

    /// <summary>Every line of both texts, in order.</summary>
    public static IReadOnlyList<DifferingLine> Of(IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        var head = 0;
        while (head < from.Count && head < to.Count && from[head] == to[head]) head++;
        var tail = 0;
        while (tail < from.Count - head && tail < to.Count - head && from[^(tail + 1)] == to[^(tail + 1)]) tail++;

        var lines = new List<DifferingLine>();
        lines.AddRange(from.Take(head).Select(l => new DifferingLine(' ', l)));
        AddMiddle(lines, [.. from.Skip(head).SkipLast(tail)], [.. to.Skip(head).SkipLast(tail)]);
        lines.AddRange(from.Skip(from.Count - tail).Select(l => new DifferingLine(' ', l)));
        return lines;
    }

    private static void AddMiddle(List<DifferingLine> lines, string[] from, string[] to)
    {
        if (Trace(from, to) is not { } trace)
        {
            lines.AddRange(from.Select(l => new DifferingLine('-', l)));
            lines.AddRange(to.Select(l => new DifferingLine('+', l)));
            return;
        }
        var back = new List<DifferingLine>();
        var (x, y) = (from.Length, to.Length);
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            var before = edits == 0 ? (X: 0, Y: 0) : Before(trace[edits - 1], edits, x - y);
            while (x > before.X && y > before.Y)
            {
                back.Add(new DifferingLine(' ', from[--x]));
                y--;
            }
            if (x > before.X) back.Add(new DifferingLine('-', from[--x]));
            else if (y > before.Y) back.Add(new DifferingLine('+', to[--y]));
        }
        back.Reverse();
        lines.AddRange(back);
    }

    // For each number of edits, how far each diagonal x - y is reached; null when there are too many.
    private static List<int[]>? Trace(string[] from, string[] to)
    {
        var most = Math.Min(from.Length + to.Length, MostEdits);
        var trace = new List<int[]>();
        for (var edits = 0; edits <= most; edits++)
        {
            var reached = new int[(2 * edits) + 1];
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var x = edits == 0 ? 0 : Start(trace[edits - 1], edits, diagonal);
                while (x < from.Length && x - diagonal < to.Length && from[x] == to[x - diagonal]) x++;
                reached[diagonal + edits] = x;
                if (x < from.Length || x - diagonal < to.Length) continue;
                trace.Add(reached);
                return trace;
            }
            trace.Add(reached);
        }
        return null;
    }

    private static int Start(int[] before, int edits, int diagonal) =>
        IsInserted(before, edits, diagonal) ? At(before, edits, diagonal + 1) : At(before, edits, diagonal - 1) + 1;

    private static (int X, int Y) Before(int[] before, int edits, int diagonal)
    {
        var previous = IsInserted(before, edits, diagonal) ? diagonal + 1 : diagonal - 1;
        var x = At(before, edits, previous);
        return (x, x - previous);
    }

    private static bool IsInserted(int[] before, int edits, int diagonal) =>
        diagonal == -edits
        || (diagonal != edits && At(before, edits, diagonal - 1) < At(before, edits, diagonal + 1));

    private static int At(int[] before, int edits, int diagonal) => before[diagonal + edits - 1];
}
