namespace Spit.Detection.Signals;

/// <summary>Adds up what the signals say of one call.</summary>
/// <param name="room">For a part of every signal.</param>
internal ref struct Tally(Span<Part> room)
{
    private readonly Span<Part> _room = room;
    private List<Part>? _shadowed;
    private int _count;

    public Score Score { get; private set; }

    public Witnesses Witnesses { get; private set; }

    /// <param name="signal">The signal's place in the catalogue.</param>
    /// <param name="score">What it says; zero is not counted.</param>
    /// <param name="isShadowed">Whether it is only watched.</param>
    public void Add(int signal, Score score, bool isShadowed)
    {
        if (score.Milli == 0) return;
        if (isShadowed)
        {
            (_shadowed ??= []).Add(new Part(signal, score));
            return;
        }
        _room[_count++] = new Part(signal, score);
        Score += score;
        Witnesses = Witnesses.With(SignalCatalogue.All[signal].Family, score);
    }

    public readonly IReadOnlyList<Contribution> Counted(SignalInput input) =>
        _count == 0 ? [] : new Contributions(input, _room[.._count].ToArray());

    public readonly IReadOnlyList<Contribution> Shadowed(SignalInput input) =>
        _shadowed is null ? [] : new Contributions(input, [.. _shadowed]);
}
