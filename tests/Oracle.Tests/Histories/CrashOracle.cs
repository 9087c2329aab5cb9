namespace Spit.Oracle.Tests.Histories;

/// <summary>What a history of one key must look like when its owner died in the middle of it.</summary>
/// <remarks>
/// <para>
/// The bound: a crash loses at most what the dead owner counted after its last completed write to the store. So what
/// was acknowledged before that write is there; the next owner goes on from the stored count, and from then on nothing
/// is lost: counted = stored + what the next owner counted, which is every attempt asked after the death and answered,
/// at least, and those that were under way at the death on top, at most.
/// </para>
/// <para>
/// And never above the truth, with one exception that the grid states: an attempt that the dead owner had counted and
/// stored but whose answer died with it is counted once more when it is asked again. Such ones are known: they are the
/// numbers up to the stored count that no answer carries.
/// </para>
/// </remarks>
internal static class CrashOracle
{
    public static IEnumerable<string> Faults(KeyHistory history, Crash crash)
    {
        var before = history.Attempts.Where(attempt => attempt.EndedAt < crash.KilledAt).ToList();
        var after = history.Attempts.Where(attempt => attempt.AskedAt > crash.GoneAt).ToList();
        var underWay = history.Attempts.Count - before.Count - after.Count;
        return
        [
            .. Stored(history, crash),
            .. Owner(before),
            .. Owner(after),
            .. from attempt in after
               where attempt.Total <= crash.Stored || attempt.Total > history.Counted
               select $"{attempt} is not within {crash.Stored + 1} to {history.Counted}",
            .. Sum(history.Counted, crash.Stored + after.Count(attempt => attempt.Total is not null), after, underWay),
        ];
    }

    private static IEnumerable<string> Stored(KeyHistory history, Crash crash)
    {
        if (crash.Stored < crash.Acknowledged)
            yield return $"{crash.Acknowledged} were acknowledged and written, {crash.Stored} are stored: lost";
        var told = history.Answered.Where(attempt => attempt.EndedAt < crash.GoneAt).Select(attempt => attempt.Total);
        var ghosts = crash.Stored - told.Where(total => total <= crash.Stored).Distinct().Count();
        var truth = history.Attempts.Count + ghosts;
        if (history.Counted > truth)
            yield return $"{history.Attempts.Count} were made, {history.Counted} are counted: above the truth";
    }

    private static IEnumerable<string> Owner(IReadOnlyList<AskedOnce> attempts) =>
        CounterOracle.Repeats(attempts).Concat(CounterOracle.Order(attempts));

    private static IEnumerable<string> Sum(long counted, long least, IReadOnlyList<AskedOnce> after, int underWay)
    {
        var most = least + after.Count(attempt => attempt.Total is null) + underWay;
        if (counted < least) yield return $"at least {least} must be there, {counted} are: lost";
        if (counted > most) yield return $"at most {most} may be there, {counted} are: doubled";
    }
}
