namespace Spit.Detection.Replays;

/// <summary>A signal whose part in the score differs between two verdicts.</summary>
/// <param name="Symbol">Which one.</param>
/// <param name="Then">Its part in the first; 0 when it had none.</param>
/// <param name="Now">Its part in the second; 0 when it has none.</param>
public sealed record ContributionChange(string Symbol, Score Then, Score Now)
{
    /// <summary>What differs, in the order of symbols.</summary>
    public static IReadOnlyList<ContributionChange> Between(Verdict then, Verdict now)
    {
        var changes = new SortedDictionary<string, ContributionChange>(StringComparer.Ordinal);
        foreach (var part in then.Contributions) changes[part.Symbol] = new(part.Symbol, part.Score, default);
        foreach (var part in now.Contributions)
        {
            var before = changes.TryGetValue(part.Symbol, out var change) ? change.Then : default;
            changes[part.Symbol] = new(part.Symbol, before, part.Score);
        }
        return [.. changes.Values.Where(c => c.Then != c.Now)];
    }
}
