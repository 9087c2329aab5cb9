namespace Spit.Oracle.Tests.Histories;

/// <summary>What a history of one key must look like if the key is one counter that counts each attempt once.</summary>
/// <remarks>
/// <para>
/// The model is a single number that each attempt raises by one at some moment between its question and its answer, and
/// the answer carries the number. So the numbers in the answers differ from each other, and whoever is asked after
/// another was answered, at whatever edge, gets a larger one. An attempt without an answer was counted once or not at
/// all. With every attempt answered the numbers are thus 1 to n without a gap, and the grid's count is n.
/// </para>
/// <para>Pure; one sentence for each breach.</para>
/// </remarks>
internal static class CounterOracle
{
    public static IEnumerable<string> Faults(KeyHistory history) =>
        [.. Numbers(history), .. Order(history.Attempts), .. Sum(history)];

    /// <summary>Two answers with one number.</summary>
    public static IEnumerable<string> Repeats(IEnumerable<AskedOnce> attempts) =>
        from same in attempts.Where(attempt => attempt.Total is not null).GroupBy(attempt => attempt.Total)
        where same.Count() > 1
        select $"{same.Count()} answers say #{same.Key}";

    /// <summary>An attempt asked after another was answered, with a number that is not larger.</summary>
    public static IEnumerable<string> Order(IEnumerable<AskedOnce> attempts)
    {
        var answered = attempts.Where(attempt => attempt.Total is not null).ToList();
        var byEnd = new Queue<AskedOnce>(answered.OrderBy(attempt => attempt.EndedAt));
        AskedOnce? largest = null;
        foreach (var attempt in answered.OrderBy(attempt => attempt.AskedAt))
        {
            while (byEnd.TryPeek(out var earlier) && earlier.EndedAt < attempt.AskedAt)
            {
                largest = largest is null || earlier.Total > largest.Total ? earlier : largest;
                byEnd.Dequeue();
            }
            if (largest?.Total >= attempt.Total) yield return $"{attempt} was asked after {largest} was answered";
        }
    }

    private static IEnumerable<string> Numbers(KeyHistory history)
    {
        foreach (var attempt in history.Answered.Where(a => a.Total < 1 || a.Total > history.Counted))
            yield return $"{attempt}, but the grid counted to {history.Counted}";
        foreach (var repeat in Repeats(history.Attempts)) yield return repeat;
    }

    private static IEnumerable<string> Sum(KeyHistory history)
    {
        var least = history.Answered.Count();
        var most = history.Attempts.Count + history.Attempts.Count(attempt => attempt.MayCountTwice);
        if (history.Counted < least) yield return $"{least} were answered, {history.Counted} are counted: lost";
        if (history.Counted > most) yield return $"{most} at most were made, {history.Counted} are counted: doubled";
    }
}
