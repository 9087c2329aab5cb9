using System.Collections.Concurrent;
using Spit.Protocol.V1;
using Spit.Silo.Api;
using Spit.Silo.Keys;
using Spit.Silo.Standings;

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

    private readonly ConcurrentQueue<EvidenceReply> _ready = new();
    private readonly ConcurrentQueue<Question> _waiting = new();
    private readonly Lock _sweeping = new();
    private ITimer? _sweep;
    private int _sweepArmed;
    private int _outstanding;

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
        for (var i = 0; i < attempts.Count; i++)
        {
            if (i < limit && WireReader.TryRead(attempts[i], out var attempt, Asker))
            {
                var question = new Question(
                    attempts[i].Id,
                    attempt,
                    time.GetTimestamp(),
                    batch,
                    keys.Caller(attempt.Caller).Observe(attempt),
                    keys.Source(attempt.Source).Observe(attempt),
                    board.Open(attempt));
                question.Following = FollowAsync(question);
                _waiting.Enqueue(question);
            }
            else
            {
                meters.Decided("invalid");
                Release(new EvidenceReply { Id = attempts[i].Id }, batch);
            }
        }
        ArmSweep();
    }

    public bool TryTake(out EvidenceReply? reply)
    {
        if (!_ready.TryDequeue(out reply))
        {
            return false;
        }
        Interlocked.Decrement(ref _outstanding);
        return true;
    }

    /// <summary>Waits until every attempt asked about is answered, at most for the deadline.</summary>
    public async Task SettleAsync()
    {
        var settled = Task.WhenAll(_waiting.Select(question => question.Following));
        await settled.WaitAsync(deadline, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Sweep();
    }

    public void Dispose() => _sweep?.Dispose();

    private async Task FollowAsync(Question question)
    {
        await question.WhenSettled();
        Answer(question);
        // Again, for one that was answered at the deadline.
        question.CountTogether(time.GetUtcNow());
    }

    private void Answer(Question question)
    {
        if (!question.TryAnswer(out var reply))
        {
            return;
        }
        // Only now: an answer carries what was known before its own attempt.
        question.CountTogether(time.GetUtcNow());
        meters.Decided((reply.Caller, reply.Source) switch
        {
            (not null, not null) => "full",
            (null, null) => "silent",
            _ => "partial",
        });
        meters.DecisionTook(time.GetElapsedTime(question.AskedAt));
        Release(reply, question.Batch);
    }

    private void Release(EvidenceReply reply, FrameBatch batch)
    {
        _ready.Enqueue(reply);
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
