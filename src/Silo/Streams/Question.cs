using Spit.Detection.Standings;
using Spit.Grains.Standings;
using Spit.Silo.Standings;
using CallAttempt = Spit.Detection.CallAttempt;
using CallerEvidence = Spit.Detection.CallerEvidence;
using SourceEvidence = Spit.Detection.SourceEvidence;

namespace Spit.Silo.Streams;

/// <summary>One attempt on its way to its two owners.</summary>
/// <param name="id">Names it.</param>
/// <param name="attempt">What is asked about.</param>
/// <param name="askedAt">Timestamp of the clock that the deadline is measured with.</param>
/// <param name="batch">The frame that it came in.</param>
/// <param name="look">Where its standings are.</param>
/// <param name="counted">The attempt as they count it; null: not known yet.</param>
internal sealed class Question(
    ulong id, CallAttempt attempt, long askedAt, FrameBatch batch, StandingLook look, StandingAttempt? counted)
{
    private const int Owners = 2;

    private volatile CallerEvidence? _caller;
    private volatile SourceEvidence? _source;
    private int _owing = Owners;
    private int _answered;
    private int _counted;

    public CallAttempt Attempt => attempt;

    /// <summary>Timestamp of the clock that the deadline is measured with.</summary>
    public long AskedAt => askedAt;

    public FrameBatch Batch => batch;

    public bool IsAnswered => Volatile.Read(ref _answered) != 0;

    /// <summary>Takes what the caller's owner said; null when he failed.</summary>
    /// <returns>True when nobody owes anything any more.</returns>
    public bool Take(CallerEvidence? caller)
    {
        _caller = caller;
        return Interlocked.Decrement(ref _owing) == 0;
    }

    /// <summary>Takes what the source's owner said; null when he failed.</summary>
    /// <returns>True when nobody owes anything any more.</returns>
    public bool Take(SourceEvidence? source)
    {
        _source = source;
        return Interlocked.Decrement(ref _owing) == 0;
    }

    /// <summary>Takes the answer with what is there by now; false when it was taken before.</summary>
    public bool TryAnswer(out Answer answer)
    {
        if (Interlocked.Exchange(ref _answered, 1) != 0)
        {
            answer = default;
            return false;
        }
        answer = new Answer(id, _caller, _source, look.Held());
        return true;
    }

    /// <summary>
    /// Has the standings count the attempt, when its caller's owner has answered; without that nobody can say whether
    /// it is a stranger's. Once.
    /// </summary>
    public void CountTogether(TimeProvider time)
    {
        // One that came again may have been counted the first time; an attempt too few does less harm than one too
        // many.
        if (!attempt.IsAgain && _caller is { } caller && Interlocked.Exchange(ref _counted, 1) == 0)
        {
            look.Observe(counted ?? CountedAs(attempt, caller, time));
        }
    }

    /// <summary>The attempt as standings count it, given what is known of its caller.</summary>
    public static StandingAttempt CountedAs(CallAttempt attempt, CallerEvidence caller, TimeProvider time) =>
        new(time.GetUtcNow(), attempt.Caller, Strangers.Has(caller), caller.Attempts1h);
}
