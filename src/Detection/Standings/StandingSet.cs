using System.Runtime.CompilerServices;

namespace Spit.Detection.Standings;

/// <summary>The standings of one call, at most one of each kind.</summary>
public sealed class StandingSet
{
    private Places _byKind;

    private StandingSet()
    {
    }

    public static StandingSet Empty { get; } = new();

    /// <summary>What is known of this kind; <see cref="StandingEvidence.None"/> when there is nothing.</summary>
    public StandingEvidence this[StandingKind kind] => _byKind[(int)kind - 1] ?? StandingEvidence.None;

    /// <param name="byKind">
    /// In the order of <see cref="StandingKind"/>, <see cref="StandingKeys.Most"/> at most; null where nothing is
    /// known.
    /// </param>
    public static StandingSet Of(ReadOnlySpan<StandingEvidence?> byKind)
    {
        var set = new StandingSet();
        byKind.CopyTo(set._byKind);
        return set;
    }

    /// <param name="keys">One key of each kind at most.</param>
    /// <param name="found">As many as keys; null where nothing is known.</param>
    public static StandingSet Of(ReadOnlySpan<StandingKey> keys, ReadOnlySpan<StandingEvidence?> found)
    {
        var set = new StandingSet();
        for (var i = 0; i < keys.Length; i++) set.Set(keys[i].Kind, found[i]);
        return set;
    }

    /// <param name="kinds">All different.</param>
    /// <param name="found">At least as many as kinds; null where nothing is known.</param>
    internal static StandingSet ByKind(ReadOnlySpan<StandingKind> kinds, ReadOnlySpan<StandingEvidence?> found)
    {
        var set = new StandingSet();
        for (var i = 0; i < kinds.Length; i++) set.Set(kinds[i], found[i]);
        return set;
    }

    private void Set(StandingKind kind, StandingEvidence? found)
    {
        var index = (int)kind - 1;
        if (index is >= 0 and < StandingKeys.Most) _byKind[index] = found;
    }

    [InlineArray(StandingKeys.Most)]
    private struct Places
    {
        private StandingEvidence? _first;
    }
}
