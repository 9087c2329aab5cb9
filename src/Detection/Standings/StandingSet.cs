namespace Spit.Detection.Standings;

/// <summary>The standings of one call, at most one of each kind.</summary>
public sealed class StandingSet
{
    private readonly StandingEvidence?[] _byKind = new StandingEvidence?[StandingKeys.Most];

    private StandingSet(ReadOnlySpan<StandingKey> keys, ReadOnlySpan<StandingEvidence?> found)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var index = (int)keys[i].Kind - 1;
            if (index >= 0 && index < _byKind.Length) _byKind[index] = found[i];
        }
    }

    public static StandingSet Empty { get; } = new([], []);

    /// <summary>What is known of this kind; <see cref="StandingEvidence.None"/> when there is nothing.</summary>
    public StandingEvidence this[StandingKind kind] => _byKind[(int)kind - 1] ?? StandingEvidence.None;

    /// <param name="keys">One key of each kind at most.</param>
    /// <param name="found">As many as keys; null where nothing is known.</param>
    public static StandingSet Of(ReadOnlySpan<StandingKey> keys, ReadOnlySpan<StandingEvidence?> found) =>
        new(keys, found);
}
