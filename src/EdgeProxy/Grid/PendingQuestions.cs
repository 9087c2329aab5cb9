using System.Diagnostics.CodeAnalysis;
using Spit.Detection;
using Spit.Detection.Lists;

namespace Spit.EdgeProxy.Grid;

/// <summary>Questions that wait for an answer, each until its deadline.</summary>
/// <remarks>All may wait as long, so they expire in the order they were asked: one timer and one queue do.</remarks>
internal sealed class PendingQuestions : IDisposable
{
    // As many as wait at 20,000 calls/s with the default deadline; more are left to the garbage collector.
    private const int PoolLimit = 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, Question> _waiting = [];
    private readonly Queue<(ulong Id, long ExpiresAt)> _expiry = new();
    private readonly Stack<Question> _pool = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _deadline;
    private readonly long _deadlineTicks;
    private readonly int _limit;
    private readonly GridMetrics _metrics;
    private readonly ITimer _timer;
    private ulong _lastId;
    private bool _isArmed;

    /// <param name="time">Measures deadlines.</param>
    /// <param name="deadline">How long a question may wait.</param>
    /// <param name="limit">How many may wait at a time.</param>
    /// <param name="metrics">Counts what stays unanswered.</param>
    public PendingQuestions(TimeProvider time, TimeSpan deadline, int limit, GridMetrics metrics)
    {
        _time = time;
        _deadline = deadline;
        _deadlineTicks = (long)(deadline.TotalSeconds * time.TimestampFrequency);
        _limit = limit;
        _metrics = metrics;
        _timer = time.CreateTimer(_ => Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised after questions expired unanswered.</summary>
    public event Action? Expired;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Begins a question; false when too many wait already.</summary>
    public bool TryBegin(
        CallAttempt attempt,
        ListEntry? listed,
        GridConnection? askedOn,
        out ulong id,
        out ValueTask<Evidence> task)
    {
        lock (_lock)
        {
            if (_waiting.Count >= _limit)
            {
                id = 0;
                task = default;
                return false;
            }
            var question = _pool.TryPop(out var pooled) ? pooled : new Question(this);
            id = ++_lastId;
            var now = _time.GetTimestamp();
            question.Begin(id, now, attempt, listed);
            question.AskedOn = askedOn;
            _waiting.Add(id, question);
            _expiry.Enqueue((id, now + _deadlineTicks));
            if (!_isArmed)
            {
                _isArmed = true;
                _timer.Change(_deadline, Timeout.InfiniteTimeSpan);
            }
            task = question.Task;
            return true;
        }
    }

    /// <summary>Completes a question; an answer that nobody waits for any more is dropped.</summary>
    public void Answer(ulong id, Evidence evidence)
    {
        if (TryTake(id, out var question))
        {
            Complete(question, question.Listed is { } listed ? evidence with { Listed = listed } : evidence);
        }
    }

    /// <summary>Completes one question without an answer.</summary>
    public void Fail(ulong id, MissingEvidence why)
    {
        if (TryTake(id, out var question))
        {
            Complete(question, Evidence.Silent(why, question.Listed));
        }
    }

    /// <summary>Moves what waits for streams that have ended over to another one.</summary>
    /// <returns>What is to be asked there again.</returns>
    public IReadOnlyList<(ulong Id, CallAttempt Attempt)> MoveTo(GridConnection connection)
    {
        List<(ulong, CallAttempt)>? moved = null;
        lock (_lock)
        {
            foreach (var (id, question) in _waiting)
            {
                if (question is { AskedOn.HasEnded: true, Attempt: { } attempt })
                {
                    question.AskedOn = connection;
                    (moved ??= []).Add((id, attempt));
                }
            }
        }
        return moved ?? [];
    }

    /// <summary>Completes everything that waits without an answer.</summary>
    public void FailAll(MissingEvidence why)
    {
        Question[] all;
        lock (_lock)
        {
            all = [.. _waiting.Values];
            _waiting.Clear();
        }
        foreach (var question in all)
        {
            Complete(question, Evidence.Silent(why, question.Listed));
        }
    }

    public void GiveBack(Question question)
    {
        lock (_lock)
        {
            if (_pool.Count < PoolLimit)
            {
                _pool.Push(question);
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private bool TryTake(ulong id, out Question question)
    {
        lock (_lock)
        {
            return _waiting.Remove(id, out question!);
        }
    }

    // Never under the lock: the waiting call goes on inside.
    private void Complete(Question question, Evidence evidence)
    {
        _metrics.Answered(_time.GetElapsedTime(question.AskedAt), evidence.Missing);
        question.Complete(evidence);
    }

    private void Sweep()
    {
        var hasExpired = false;
        while (TryTakeExpired(out var question))
        {
            hasExpired = true;
            Complete(question, Evidence.Silent(MissingEvidence.Timeout, question.Listed));
        }
        if (hasExpired)
        {
            Expired?.Invoke();
        }
    }

    // False, with the timer set for the oldest that waits, when that has time left. Those that were answered before it
    // are forgotten in passing: a timer for each of them would wake a thread for nothing, call by call.
    private bool TryTakeExpired([NotNullWhen(true)] out Question? question)
    {
        lock (_lock)
        {
            question = null;
            while (_expiry.TryPeek(out var oldest))
            {
                if (_waiting.ContainsKey(oldest.Id))
                {
                    var left = _time.GetElapsedTime(_time.GetTimestamp(), oldest.ExpiresAt);
                    if (left > TimeSpan.Zero)
                    {
                        // A timer counts whole milliseconds and may be early by a part of one.
                        _timer.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                        return false;
                    }
                }
                _expiry.Dequeue();
                if (_waiting.Remove(oldest.Id, out question))
                {
                    return true;
                }
            }
            _isArmed = false;
            return false;
        }
    }
}
