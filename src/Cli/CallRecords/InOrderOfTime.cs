namespace Spit.Cli.CallRecords;

/// <summary>Brings rows into the order of their starts.</summary>
internal static class InOrderOfTime
{
    /// <summary>All rows; those that start together keep their order. The whole file is held in memory.</summary>
    public static IReadOnlyList<NumberedRow> Sort(IEnumerable<NumberedRow> rows)
    {
        List<NumberedRow> all = [.. rows];
        for (var i = 1; i < all.Count; i++)
        {
            if (all[i].Call.Attempt.At < all[i - 1].Call.Attempt.At) return [.. all.OrderBy(r => r.Call.Attempt.At)];
        }
        return all;
    }
}
