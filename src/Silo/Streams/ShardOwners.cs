using Spit.Grains.Shards;
using Spit.Silo.Keys;
using CallAttempt = Spit.Detection.CallAttempt;

namespace Spit.Silo.Streams;

/// <summary>Brings questions to the shards that own their keys, wherever they live.</summary>
/// <param name="keys">Reaches the shards.</param>
/// <param name="time">Measures the pause between tries.</param>
/// <param name="complete">Told of a question when nobody owes it anything any more.</param>
internal sealed class ShardOwners(IGridKeys keys, TimeProvider time, Action<Question> complete)
{
    // Chosen: together within the deadline of an answer.
    private const int MostTries = 6;
    private static readonly TimeSpan TryPause = TimeSpan.FromMilliseconds(5);

    /// <summary>Asks each shard once about all its attempts, and again about each that it does not hold.</summary>
    /// <param name="ofCallers">Questions that wait for what their caller's owner says.</param>
    /// <param name="ofSources">Questions that wait for what their source's owner says.</param>
    /// <param name="isAgain">Somebody may have counted them already.</param>
    public void Ask(IReadOnlyList<Question> ofCallers, IReadOnlyList<Question> ofSources, bool isAgain = false)
    {
        foreach (var (shard, group) in ShardGroups.Of(ofCallers, ShardMap.Callers, q => ShardMap.Of(q.Attempt.Caller)))
        {
            _ = AskAsync(
                group,
                keys.CallerShard(shard),
                static (owner, attempt) => owner.Observe(attempt),
                static (owner, attempts) => owner.ObserveHeld(attempts),
                static (question, evidence) => question.Take(evidence),
                isAgain);
        }
        foreach (var (shard, group) in ShardGroups.Of(ofSources, ShardMap.Sources, q => ShardMap.Of(q.Attempt.Source)))
        {
            _ = AskAsync(
                group,
                keys.SourceShard(shard),
                static (owner, attempt) => owner.Observe(attempt),
                static (owner, attempts) => owner.ObserveHeld(attempts),
                static (question, evidence) => question.Take(evidence),
                isAgain);
        }
    }

    private async Task AskAsync<TOwner, TEvidence>(
        Question[] group,
        TOwner owner,
        Func<TOwner, CallAttempt, Task<TEvidence>> observe,
        Func<TOwner, CallAttempt[], Task<TEvidence?[]>> observeHeld,
        Func<Question, TEvidence?, bool> take,
        bool isAgain,
        int tries = 1)
        where TEvidence : class
    {
        var known = new TEvidence?[group.Length];
        var isFinal = group.Length == 1;
        try
        {
            if (isFinal)
            {
                known[0] = await observe(owner, AttemptOf(group[0])).ConfigureAwait(false);
            }
            else
            {
                known = await observeHeld(owner, Array.ConvertAll(group, AttemptOf)).ConfigureAwait(false);
                for (var i = 0; i < group.Length; i++)
                {
                    if (known[i] is null)
                    {
                        _ = AskAsync([group[i]], owner, observe, observeHeld, take, isAgain, tries);
                    }
                }
            }
        }
        catch (OrleansMessageRejectionException) when (tries < MostTries)
        {
            // Nobody took it: its shard is on the way from one silo to another.
            await Task.Delay(TryPause, time).ConfigureAwait(false);
            _ = AskAsync(group, owner, observe, observeHeld, take, isAgain: true, tries + 1);
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
                complete(group[i]);
            }
        }

        CallAttempt AttemptOf(Question question) =>
            isAgain ? question.Attempt with { IsAgain = true } : question.Attempt;
    }
}
