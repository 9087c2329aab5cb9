namespace Spit.DetectionBench.Scoring;

/// <summary>How many calls of one kind met with which disposition.</summary>
internal sealed class Tally
{
    private readonly long[] _counts = new long[6];

    public long Calls { get; private set; }

    public long this[Disposition disposition] => _counts[(int)disposition];

    /// <summary>Refused outright.</summary>
    public long Blocked => this[Disposition.Block] + this[Disposition.Drop];

    /// <summary>Held up, but not refused outright.</summary>
    public long Held => this[Disposition.Greylist] + this[Disposition.Challenge];

    public long Stopped => Blocked + Held;

    public long Noticed => Stopped + this[Disposition.Tag];

    public void Add(Disposition disposition)
    {
        _counts[(int)disposition]++;
        Calls++;
    }

    public void Add(Tally other)
    {
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
        Calls += other.Calls;
    }

    public double Share(long count) => Calls == 0 ? 0 : (double)count / Calls;
}
