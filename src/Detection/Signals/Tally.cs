namespace Spit.Detection.Signals;

/// <summary>Adds up what the signals say of one call.</summary>
internal struct Tally()
{
    private static readonly Comparison<Contribution> HigherFirst = (a, b) =>
    {
        var byScore = b.Score.CompareTo(a.Score);
        return byScore != 0 ? byScore : string.CompareOrdinal(a.Symbol, b.Symbol);
    };

    private Contribution[]? _counted;
    private List<Contribution>? _shadowed;
    private int _count;

    public Score Score { get; private set; }

    public Witnesses Witnesses { get; private set; }

    public readonly IReadOnlyList<Contribution> Counted => InOrder();

    public readonly IReadOnlyList<Contribution> Shadowed => _shadowed is null ? [] : _shadowed;

    public void Add(ISignal signal, Score part, SignalInput input)
    {
        if (part.Milli == 0) return;
        var contribution = new Contribution(signal, part, input);
        if (input.Policy.Shadowed.Contains(signal.Symbol))
        {
            (_shadowed ??= []).Add(contribution);
            return;
        }
        _counted ??= new Contribution[SignalCatalogue.All.Length];
        _counted[_count++] = contribution;
        Score += part;
        Witnesses = Witnesses.With(signal.Family, part);
    }

    private readonly Contribution[] InOrder()
    {
        if (_counted is null) return [];
        var counted = _counted[.._count];
        Array.Sort(counted, HigherFirst);
        return counted;
    }
}
