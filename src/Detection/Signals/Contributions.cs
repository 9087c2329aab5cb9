using System.Collections;

namespace Spit.Detection.Signals;

/// <summary>What signals said of one call, put in order and into words when somebody looks.</summary>
/// <remarks>Most calls are allowed, and nobody ever asks why.</remarks>
/// <param name="input">What the signals looked at.</param>
/// <param name="parts">What each said, in the order of the catalogue.</param>
internal sealed class Contributions(SignalInput input, Part[] parts) : IReadOnlyList<Contribution>
{
    private Contribution[]? _inOrder;

    public int Count => parts.Length;

    public Contribution this[int index] => InOrder[index];

    private Contribution[] InOrder => _inOrder ??= Sorted();

    public IEnumerator<Contribution> GetEnumerator() => ((IEnumerable<Contribution>)InOrder).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Of a dozen, each is put where it belongs sooner than any sort has begun.
    private Contribution[] Sorted()
    {
        var sorted = new Contribution[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var next = new Contribution(SignalCatalogue.All[parts[i].Signal], parts[i].Score, input);
            var at = i;
            for (; at > 0 && HigherFirst(sorted[at - 1], next) > 0; at--) sorted[at] = sorted[at - 1];
            sorted[at] = next;
        }
        return sorted;
    }

    private static int HigherFirst(Contribution a, Contribution b)
    {
        var byScore = b.Score.CompareTo(a.Score);
        return byScore != 0 ? byScore : string.CompareOrdinal(a.Symbol, b.Symbol);
    }
}
