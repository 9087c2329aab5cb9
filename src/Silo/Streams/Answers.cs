using System.Collections.Concurrent;
using Spit.Grains.Shards;
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
/// <paramref name="ready"/> is called when a frame's answers are complete, so that a frame in is a frame out; a sweep
/// lets those out that wait for a slow one beside them, and answers at the deadline with what is there.
/// </remarks>
internal sealed class Answers(
    IGridKeys keys, StandingBoard board, TimeSpan deadline, TimeProvider time, GridMeters meters, Action ready)
    : IDisposable
{
    // Chosen: fine against the deadline, coarse enough to cost nothing.
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromMilliseconds(2);

    // Chosen: together within the deadline of an answer.
    private const int MostTries = 6;
    private static readonly TimeSpan TryPause = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentQueue<Answer> _ready = new();
    private readonly ConcurrentQueue<Question> _waiting = new();
    private readonly Lock _sweeping = new();
    private ITimer? _sweep;
    private int _sweepArmed;
    private int _outstanding;
    private int _unanswered;
    private volatile TaskCompletionSource? _settled;

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
                AskHere(
                    new Question(attempts[i].Id, attempt, time.GetTimestamp(), batch, board.Open(attempt)),
                    ofCallers,
                    ofSources);
            }
            else
            {
                meters.Decided("invalid");
                Release(new Answer(attempts[i].Id, null, null, HeldStandings.None), batch);
            }
        }
        if (ofCallers.Count + ofSources.Count > 0)
        {
            AskGrains(ofCallers, ofSources);
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
            await settled.Task.WaitAsync(deadline, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        Sweep();
    }

    public void Dispose() => _sweep?.Dispose();

    // Owners that live in this silo answer at once; who did not is left to the grains.
    private void AskHere(Question question, List<Question> ofCallers, List<Question> ofSources)
    {
        var isComplete = false;
        if (keys.TryObserve(question.Attempt, out CallerEvidence? caller))
        {
            isComplete = question.Take(caller);
        }
        else
        {
            ofCallers.Add(question);
        }
        if (keys.TryObserve(question.Attempt, out SourceEvidence? source))
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

    // A shard is asked once about all its attempts of a frame, and about those that it does not hold again, alone.
    private void AskGrains(List<Question> ofCallers, List<Question> ofSources)
    {
        foreach (var (shard, group) in ShardGroups.Of(ofCallers, ShardMap.Callers, q => ShardMap.Of(q.Attempt.Caller)))
        {
            _ = AskAsync(
                group,
                keys.CallerShard(shard),
                static (owner, attempt) => owner.Observe(attempt),
                static (owner, attempts) => owner.ObserveHeld(attempts),
                static (question, evidence) => question.Take(evidence));
        }
        foreach (var (shard, group) in ShardGroups.Of(ofSources, ShardMap.Sources, q => ShardMap.Of(q.Attempt.Source)))
        {
            _ = AskAsync(
                group,
                keys.SourceShard(shard),
                static (owner, attempt) => owner.Observe(attempt),
                static (owner, attempts) => owner.ObserveHeld(attempts),
                static (question, evidence) => question.Take(evidence));
        }
    }

    private async Task AskAsync<TOwner, TEvidence>(
        Question[] group,
        TOwner owner,
        Func<TOwner, CallAttempt, Task<TEvidence>> observe,
        Func<TOwner, CallAttempt[], Task<TEvidence?[]>> observeHeld,
        Func<Question, TEvidence?, bool> take,
        int tries = 1)
        where TEvidence : class
    {
        var known = new TEvidence?[group.Length];
        var isFinal = group.Length == 1;
        try
        {
            if (isFinal)
            {
                known[0] = await observe(owner, group[0].Attempt).ConfigureAwait(false);
            }
            else
            {
                known = await observeHeld(owner, Array.ConvertAll(group, q => q.Attempt)).ConfigureAwait(false);
                for (var i = 0; i < group.Length; i++)
                {
                    if (known[i] is null)
                    {
                        _ = AskAsync([group[i]], owner, observe, observeHeld, take, tries);
                    }
                }
            }
        }
        catch (OrleansMessageRejectionException) when (tries < MostTries)
        {
            // Nobody took it: its shard is on the way from one silo to another.
            await Task.Delay(TryPause, time).ConfigureAwait(false);
            _ = AskAsync(group, owner, observe, observeHeld, take, tries + 1);
            return;
        }
        catch (Exception)
        {
            // What an owner does not say is missing in the answer, and counted there.
            isFinal = true;
        }
        for (var i = 0; i < group.Length; i++)
        {
            if ((known[i] is not null || isFinal) && take(group[i], known[i]))
            {
                Complete(group[i]);
            }
        }
    }

    private void Complete(Question question)
    {
        Answer(question);
        // Again, for one that was answered at the deadline.
        question.CountTogether(time.GetUtcNow());
    }

    private void Answer(Question question)
    {
        if (!question.TryAnswer(out var answer))
        {
            return;
        }
        // Only now: an answer carries what was known before its own attempt.
        question.CountTogether(time.GetUtcNow());
        meters.Decided((answer.Caller, answer.Source) switch
        {
            (not null, not null) => "full",
            (null, null) => "silent",
            _ => "partial",
        });
        meters.DecisionTook(time.GetElapsedTime(question.AskedAt));
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
            ready();
        }
    }

    private void ArmSweep()
    {
        if (_waiting.IsEmpty || Interlocked.Exchange(ref _sweepArmed, 1) != 0)
        {
            return;
        }
        _sweep ??= time.CreateTimer(_ => Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _sweep.Change(SweepPeriod, Timeout.InfiniteTimeSpan);
    }

    private void Sweep()
    {
        lock (_sweeping)
        {
            while (_waiting.TryPeek(out var oldest)
                && (oldest.IsAnswered || time.GetElapsedTime(oldest.AskedAt) >= deadline))
            {
                _waiting.TryDequeue(out _);
                Answer(oldest);
            }
        }
        if (!_ready.IsEmpty)
        {
            ready();
        }
        Volatile.Write(ref _sweepArmed, 0);
        ArmSweep();
    }
}
