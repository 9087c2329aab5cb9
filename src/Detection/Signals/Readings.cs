namespace Spit.Detection.Signals;

/// <summary>Takes what a signal measures.</summary>
internal ref struct Readings(Span<Reading> room, int firstFacet)
{
    /// <summary>The most facets a signal has.</summary>
    public const int Most = 11;

    private readonly Span<Reading> _room = room;
    private int _count;

    /// <summary>Points that are not learned but decided.</summary>
    public double Points { get; private set; }

    public readonly ReadOnlySpan<Reading> Measured => _room[.._count];

    /// <param name="facet">Which of the signal's facets.</param>
    /// <param name="measure">Where on its curve.</param>
    /// <param name="factor">How much of its points count.</param>
    public void Add(int facet, double measure, double factor = 1)
    {
        if (factor != 0) _room[_count++] = new Reading(firstFacet + facet, measure, factor, factor);
    }

    /// <summary>What the caller did himself, of which less may be credit than against him.</summary>
    /// <param name="facet">Which of the signal's facets.</param>
    /// <param name="measure">Where on its curve.</param>
    /// <param name="input">Who is judged by it.</param>
    /// <param name="factor">How much of its points count.</param>
    public void AddOfHimself(int facet, double measure, SignalInput input, double factor = 1)
    {
        if (factor != 0) _room[_count++] = new Reading(firstFacet + facet, measure, factor, factor * input.Experience);
    }

    /// <summary>
    /// What others did: it says less of who is well known, and hardly excuses what somebody does himself.
    /// </summary>
    /// <param name="facet">Which of the signal's facets.</param>
    /// <param name="measure">Where on its curve.</param>
    /// <param name="input">Who is judged by it.</param>
    /// <param name="share">How much of the points count for a stranger.</param>
    public void AddOfOthers(int facet, double measure, SignalInput input, double share = 1)
    {
        var factor = input.Strangeness * share;
        if (factor != 0) _room[_count++] = new Reading(firstFacet + facet, measure, factor, factor * input.Innocence);
    }

    public void AddPoints(double points) => Points += points;
}
