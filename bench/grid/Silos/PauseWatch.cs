using System.Diagnostics;
using Spit.GridBench.Loads;

namespace Spit.GridBench.Silos;

/// <summary>A thread that sleeps a millisecond at a time, and notes what kept it from waking.</summary>
internal sealed class PauseWatch
{
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(1);
    private static readonly GCKind[] Kinds = [GCKind.Ephemeral, GCKind.FullBlocking, GCKind.Background];

    private readonly Thread _thread;
    private readonly TimeSpan _pausedBefore = GC.GetTotalPauseDuration();
    private readonly int _fullBefore = GC.CollectionCount(2);
    private readonly long[] _noted = [.. Kinds.Select(kind => GC.GetGCMemoryInfo(kind).Index)];
    private TimeSpan _longestPause;
    private TimeSpan _longestStall;
    private volatile bool _isOver;

    private PauseWatch()
    {
        _thread = new Thread(Watch) { IsBackground = true, Name = "pause watch" };
        _thread.Start();
    }

    public static PauseWatch Start() => new();

    public PauseFigures Stop()
    {
        _isOver = true;
        _thread.Join();
        return new PauseFigures(
            _longestPause.TotalMilliseconds,
            _longestStall.TotalMilliseconds,
            (GC.GetTotalPauseDuration() - _pausedBefore).TotalMilliseconds,
            GC.CollectionCount(2) - _fullBefore);
    }

    private void Watch()
    {
        var collections = Collections();
        while (!_isOver)
        {
            var asleep = Stopwatch.GetTimestamp();
            Sleep.For(Nap);
            _longestStall = Longer(_longestStall, Stopwatch.GetElapsedTime(asleep) - Nap);
            // Asked after each nap: of two collections of a kind within one, only the later would be seen.
            if (Collections() is var now && now != collections)
            {
                collections = now;
                Note();
            }
        }
        Note();
    }

    private void Note()
    {
        for (var i = 0; i < Kinds.Length; i++)
        {
            var info = GC.GetGCMemoryInfo(Kinds[i]);
            if (info.Index == _noted[i]) continue;
            _noted[i] = info.Index;
            foreach (var pause in info.PauseDurations) _longestPause = Longer(_longestPause, pause);
        }
    }

    private static (int, int) Collections() => (GC.CollectionCount(0), GC.CollectionCount(2));

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
