namespace Spit.Policies;

/// <summary>Guesses what somebody meant to write.</summary>
internal static class Spelling
{
    /// <summary>"; did you mean X?" when a known word is near, else nothing.</summary>
    public static string Hint(string written, IEnumerable<string> known)
    {
        var least = 1 + (written.Length / 3);
        string? nearest = null;
        foreach (var word in known)
        {
            var distance = Distance(Plain(written), Plain(word));
            if (distance > least || (distance == least && nearest is not null)) continue;
            least = distance;
            nearest = word;
        }
        return nearest is null ? "" : $"; did you mean {nearest}?";
    }

    private static string Plain(string word) => word.Replace('-', '_').ToUpperInvariant();

    // Letters to insert, delete, replace or swap with their neighbour.
    private static int Distance(string a, string b)
    {
        if (a.Length > 64 || b.Length > 64) return int.MaxValue;
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var k = 0; k <= b.Length; k++) rows[0, k] = k;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var k = 1; k <= b.Length; k++)
            {
                var replaced = rows[i - 1, k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1);
                var best = Math.Min(replaced, 1 + Math.Min(rows[i - 1, k], rows[i, k - 1]));
                var isSwapped = i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1];
                rows[i, k] = isSwapped ? Math.Min(best, rows[i - 2, k - 2] + 1) : best;
            }
        }
        return rows[a.Length, b.Length];
    }
}
