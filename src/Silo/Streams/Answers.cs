using System.Collections.Concurrent;
using Spit.Protocol.V1;
using Spit.Silo.Api;
using Spit.Silo.Keys;
using Spit.Silo.Standings;
using CallAttempt = Spit.Detection.CallAttempt;
using CallerEvidence = Spit.Detection.CallerEvidence;
using SourceEvidence = Spit.Detection.SourceEvidence;

namespace Spit.Silo.Streams;

/// <summary>Asks the grains about the attempts of one stream and collects what comes back.</summary>
/// <remarks>
/// It says that answers are ready when those of a frame are complete, so that a frame in is a frame out; a sweep
/// lets those out that wait for a slow one beside them, and answers at the deadline with what is there.
/// </remarks>
internal sealed class Answers : IDisposable
{
    // Chosen: fine against the deadline, coarse enough to cost nothing.
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromMilliseconds(2);

    private readonly IGridKeys _keys;
    private readonly StandingBoard _board;
    private readonly TimeSpan _deadline;
    private readonly TimeProvider _time;
    private readonly GridMeters _meters;
    private readonly Action _wake;
    private readonly RemoteOwners _owners;
    private readonly ConcurrentQueue<Answer> _ready = new();
    private readonly ConcurrentQueue<Question> _waiting = new();
    private readonly Lock _sweeping = new();
    private ITimer? _sweep;
    private int _sweepArmed;
    private int _outstanding;
    private int _unanswered;
    private volatile TaskCompletionSource? _settled;

    /// <param name="keys">Those who are asked.</param>
    /// <param name="board">Has the standings.</param>
    /// <param name="deadline">An attempt is answered by then with what there is.</param>
    /// <param name="time">Measures the deadline.</param>
    /// <param name="meters">Counts answers.</param>
    /// <param name="ready">Told when there are answers to be taken.</param>
    public Answers(
        IGridKeys keys, StandingBoard board, TimeSpan deadline, TimeProvider time, GridMeters meters, Action ready)
    {
        (_keys, _board, _deadline, _time, _meters, _wake) = (keys, board, deadline, time, meters, ready);
        _owners = new RemoteOwners(keys, time, Complete);
    }

    /// <summary>Names whoever numbers the attempts.</summary>
    public ulong Asker { get; set; }

    /// <summary>Attempts asked about, or answered but not yet taken.</summary>
    public int Outstanding => Volatile.Read(ref _outstanding);

    /// <param name="attempts">The attempts of one frame.</param>
    /// <param name="limit">Those beyond this many are answered empty: a frame has no more.</param>
    public void Ask(IReadOnlyList<Attempt> attempts, int limit)
    {
        if (attempts.Count == 0)
        {
            return;
        }
        var batch = new FrameBatch(attempts.Count);
        Interlocked.Add(ref _outstanding, attempts.Count);
        List<Question> ofCallers = [], ofSources = [];
        for (var i = 0; i < attempts.Count; i++)
        {
            if (i < limit && WireReader.TryRead(attempts[i], out var attempt, Asker))
            {
                Interlocked.Increment(ref _unanswered);
                AskHere(attempts[i].Id, attempt, batch, ofCallers, ofSources);
            }
            else
            {
                _meters.Decided("invalid");
                Release(new Answer(attempts[i].Id, null, null, HeldStandings.None), batch);
            }
        }
        if (ofCallers.Count + ofSources.Count > 0)
        {
            _owners.Ask(ofCallers, ofSources);
            ArmSweep();
        }
    }

    public bool TryTake(out Answer answer)
    {
        if (!_ready.TryDequeue(out answer))
        {
            return false;
        }
        Interlocked.Decrement(ref _outstanding);
        return true;
    }

    /// <summary>Waits until every attempt asked about is answered, at most for the deadline.</summary>
    public async Task SettleAsync()
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _settled = settled;
        if (Volatile.Read(ref _unanswered) > 0)
        {
            await settled.Task.WaitAsync(_deadline, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        Sweep();
    }

    public void Dispose() => _sweep?.Dispose();

    // Owners that live in this silo answer at once; who did not is left to the grains.
    private void AskHere(
        ulong id, CallAttempt attempt, FrameBatch batch, List<Question> ofCallers, List<Question> ofSources)
    {
        var isComplete = false;
        var askedAt = _time.GetTimestamp();
        var isHere = _keys.TryObserve(attempt, out CallerEvidence? caller);
        var counted = isHere && !attempt.IsAgain ? Question.CountedAs(attempt, caller!, _time) : null;
        var question = new Question(id, attempt, askedAt, batch, _board.Open(attempt, counted), counted);
        if (isHere)
        {
            isComplete = question.Take(caller!);
        }
        else
        {
            ofCallers.Add(question);
        }
        if (_keys.TryObserve(question.Attempt, out SourceEvidence? source))
        {
            isComplete |= question.Take(source);
        }
        else
        {
            ofSources.Add(question);
        }
        if (isComplete)
        {
            Complete(question);
        }
        else
        {
            _waiting.Enqueue(question);
        }
    }

    private void Complete(Question question)
    {
        Answer(question);
        // Again, for one that was answered at the deadline.
        question.CountTogether(_time);
    }

    private void Answer(Question question)
    {
        if (!question.TryAnswer(out var answer))
        {
            return;
        }
        // Only now: an answer carries what was known before its own attempt.
        question.CountTogether(_time);
        _meters.Decided((answer.Caller, answer.Source) switch
        {
            (not null, not null) => "full",
            (null, null) => "silent",
            _ => "partial",
        });
        _meters.DecisionTook(_time.GetElapsedTime(question.AskedAt));
        Release(answer, question.Batch);
        if (Interlocked.Decrement(ref _unanswered) == 0)
        {
            _settled?.TrySetResult();
        }
    }

    private void Release(in Answer answer, FrameBatch batch)
    {
        _ready.Enqueue(answer);
        if (batch.AnswerIsLast())
        {
            _wake();
        }
    }

    private void ArmSweep()
    {
        if (_waiting.IsEmpty || Interlocked.Exchange(ref _sweepArmed, 1) != 0)
        {
            return;
        }
        _sweep ??= _time.CreateTimer(_ => Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _sweep.Change(SweepPeriod, Timeout.InfiniteTimeSpan);
    }

    private void Sweep()
    {
        lock (_sweeping)
        {
            while (_waiting.TryPeek(out var oldest)
                && (oldest.IsAnswered || _time.GetElapsedTime(oldest.AskedAt) >= _deadline))
            {
                _waiting.TryDequeue(out _);
                Answer(oldest);
            }
        }
        if (!_ready.IsEmpty)
        {
            _wake();
        }
        Volatile.Write(ref _sweepArmed, 0);
        ArmSweep();
    }
}
