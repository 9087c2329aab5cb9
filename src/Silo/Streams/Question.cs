using Spit.Detection.Standings;
using Spit.Grains.Standings;
using Spit.Protocol.V1;
using Spit.Silo.Api;
using Spit.Silo.Standings;
using CallAttempt = Spit.Detection.CallAttempt;
using CallerEvidence = Spit.Detection.CallerEvidence;
using SourceEvidence = Spit.Detection.SourceEvidence;

namespace Spit.Silo.Streams;

/// <summary>One attempt on its way to its two grains.</summary>
internal sealed class Question(
    ulong id,
    CallAttempt attempt,
    long askedAt,
    FrameBatch batch,
    Task<CallerEvidence> caller,
    Task<SourceEvidence> source,
    StandingLook look)
{
    private int _answered;
    private int _counted;

    /// <summary>Timestamp of the clock that the deadline is measured with.</summary>
    public long AskedAt => askedAt;

    public FrameBatch Batch => batch;

    /// <summary>Completes when it was answered because both owners were; never fails.</summary>
    public Task Following { get; set; } = Task.CompletedTask;

    public bool IsAnswered => Volatile.Read(ref _answered) != 0;

    /// <summary>Completes when both grains have answered or failed; never fails itself.</summary>
    public async Task WhenSettled()
    {
        await ((Task)caller).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ((Task)source).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Takes the answer with what is there by now; false when it was taken before.</summary>
    public bool TryAnswer(out EvidenceReply reply)
    {
        reply = new EvidenceReply { Id = id };
        if (Interlocked.Exchange(ref _answered, 1) != 0)
        {
            return false;
        }
        reply.Caller = caller.IsCompletedSuccessfully ? Wire.Of(caller.GetAwaiter().GetResult()) : null;
        reply.Source = source.IsCompletedSuccessfully ? Wire.Of(source.GetAwaiter().GetResult()) : null;
        look.WriteTo(reply.Standings);
        return true;
    }

    /// <summary>
    /// Has the standings count the attempt, when its caller's grain has answered; without that nobody can say whether
    /// it is a stranger's. Once.
    /// </summary>
    public void CountTogether(DateTimeOffset now)
    {
        // One that came again may have been counted the first time; an attempt too few does less harm than one too many.
        if (!attempt.IsAgain && caller.IsCompletedSuccessfully && Interlocked.Exchange(ref _counted, 1) == 0)
        {
            var evidence = caller.GetAwaiter().GetResult();
            look.Observe(new StandingAttempt(now, attempt.Caller, Strangers.Has(evidence), evidence.Attempts1h));
        }
    }
}
