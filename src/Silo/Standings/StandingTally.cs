namespace Spit.Silo.Standings;

/// <summary>Counts what attempts ask of the board; the meters hear of it in sums, as they cost more.</summary>
internal sealed class StandingTally(GridMeters meters)
{
    private int _held;
    private int _missing;
    private int _told;

    /// <param name="held">Standings of one attempt that are held.</param>
    /// <param name="missing">Those that are asked for.</param>
    public void Looked(int held, int missing)
    {
        Interlocked.Add(ref _held, held);
        if (missing > 0)
        {
            Interlocked.Add(ref _missing, missing);
        }
    }

    /// <summary>An owner in this silo has counted an attempt.</summary>
    public void Told() => Interlocked.Increment(ref _told);

    /// <summary>Tells the meters what was counted since the last time.</summary>
    public void Report()
    {
        meters.StandingsLooked(Interlocked.Exchange(ref _held, 0), Interlocked.Exchange(ref _missing, 0));
        meters.Standings("told", Interlocked.Exchange(ref _told, 0));
    }
}
