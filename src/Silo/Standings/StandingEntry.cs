using Spit.Detection.Standings;
using Spit.Grains.Standings;

namespace Spit.Silo.Standings;

/// <summary>One key as this silo holds it: what was last heard of it, and what its owner is still to be told.</summary>
/// <param name="key">Which one.</param>
/// <param name="line">The line to its owner.</param>
/// <param name="number">Counts the entries of keys that many attempts share, from 1 on; 0 for the others.</param>
internal sealed class StandingEntry(StandingKey key, StandingLine line, int number)
{
    // Chosen: 40,000 calls/s with one thing in common, at ten exchanges a second.
    private const int MostPending = 4096;

    private readonly Lock _gate = new();
    private List<StandingAttempt>? _attempts;
    private List<StandingLesson>? _lessons;
    private volatile StandingNews? _news;
    private volatile Task _heard = Task.CompletedTask;
    private int _isQueued;

    public StandingKey Key => key;

    public StandingLine Line => line;

    public int Number => number;

    /// <summary>Null before the owner has answered for the first time.</summary>
    public StandingNews? News
    {
        get => _news;
        set => _news = value;
    }

    /// <summary>Completes with the exchange that was last pressed for; never fails.</summary>
    public Task Heard
    {
        get => _heard;
        set => _heard = value;
    }

    /// <summary>True for whoever has to put it into the queue.</summary>
    public bool TryQueue() => Interlocked.Exchange(ref _isQueued, 1) == 0;

    /// <summary>False when too much is pending: the attempt is then not counted.</summary>
    public bool TryAdd(StandingAttempt attempt)
    {
        lock (_gate)
        {
            // Most keys are of one call at a time.
            _attempts ??= new(1);
            if (_attempts.Count >= MostPending)
            {
                return false;
            }
            _attempts.Add(attempt);
            return true;
        }
    }

    /// <summary>False when too much is pending: the lesson is then not learnt.</summary>
    public bool TryAdd(in StandingLesson lesson)
    {
        lock (_gate)
        {
            _lessons ??= new(1);
            if (_lessons.Count >= MostPending)
            {
                return false;
            }
            _lessons.Add(lesson);
            return true;
        }
    }

    /// <summary>Takes what is pending; it may be queued again from now on.</summary>
    public StandingBatch Take()
    {
        Volatile.Write(ref _isQueued, 0);
        lock (_gate)
        {
            var batch = new StandingBatch { Key = key, Attempts = _attempts ?? [], Lessons = _lessons ?? [] };
            (_attempts, _lessons) = (null, null);
            return batch;
        }
    }
}
