namespace Spit.Oracle.Tests.Histories;

/// <summary>Everything that was asked about one key, and what the grid counted when all was at rest.</summary>
/// <param name="Key">For messages.</param>
/// <param name="Attempts">In any order.</param>
/// <param name="Counted">The grid's count; 0 when it has never heard of the key.</param>
internal sealed record KeyHistory(string Key, IReadOnlyList<AskedOnce> Attempts, long Counted)
{
    public IEnumerable<AskedOnce> Answered => Attempts.Where(attempt => attempt.Total is not null);

    public override string ToString() =>
        $"{Key}, {Attempts.Count} asked, {Counted} counted:\n  "
        + string.Join("\n  ", Attempts.OrderBy(attempt => attempt.AskedAt));
}
