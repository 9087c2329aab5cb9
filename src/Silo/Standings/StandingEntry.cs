using Spit.Detection.Standings;
using Spit.Grains.Standings;

namespace Spit.Silo.Standings;

/// <summary>One key as this silo holds it: what was last heard of it, and what its owner is still to be told.</summary>
internal sealed class StandingEntry(StandingKey key, IStandingGrain owner)
{
    // Chosen: 40,000 calls/s with one thing in common, at ten exchanges a second.
    private const int MostPending = 4096;

    private readonly Lock _gate = new();
    private List<StandingAttempt>? _attempts;
    private List<StandingLesson>? _lessons;
    private volatile StandingNews? _news;
    private volatile Task _exchange = Task.CompletedTask;
    private int _isQueued;
    private bool _isBusy;

    public StandingKey Key => key;

    public IStandingGrain Owner => owner;

    /// <summary>Null before the owner has answered for the first time.</summary>
    public StandingNews? News => _news;

    /// <summary>The exchange under way, or the last one; never fails.</summary>
    public Task Exchange
    {
        get => _exchange;
        set => _exchange = value;
    }

    /// <summary>True for whoever has to put it into the queue.</summary>
    public bool TryQueue() => Interlocked.Exchange(ref _isQueued, 1) == 0;

    public void Unqueue() => Volatile.Write(ref _isQueued, 0);

    /// <summary>False when too much is pending: the attempt is then not counted.</summary>
    public bool TryAdd(in StandingAttempt attempt)
    {
        lock (_gate)
        {
            _attempts ??= [];
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
            _lessons ??= [];
            if (_lessons.Count >= MostPending)
            {
                return false;
            }
            _lessons.Add(lesson);
            return true;
        }
    }

    /// <summary>Takes what is pending; false while an exchange is under way, of which there is one at a time.</summary>
    public bool TryBegin(out StandingBatch batch)
    {
        batch = StandingBatch.Empty;
        lock (_gate)
        {
            if (_isBusy)
            {
                return false;
            }
            _isBusy = true;
            if (_attempts is not null || _lessons is not null)
            {
                batch = new StandingBatch { Attempts = _attempts ?? [], Lessons = _lessons ?? [] };
                (_attempts, _lessons) = (null, null);
            }
            return true;
        }
    }

    /// <param name="news">Null: the owner did not answer, and what was heard before stays.</param>
    public void End(StandingNews? news)
    {
        lock (_gate)
        {
            _isBusy = false;
            _news = news ?? _news;
        }
    }
}
