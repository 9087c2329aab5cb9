using Spit.Grains.Shards;
using Spit.Silo.Keys;
using CallAttempt = Spit.Detection.CallAttempt;
using CallerEvidence = Spit.Detection.CallerEvidence;
using SourceEvidence = Spit.Detection.SourceEvidence;

namespace Spit.Silo.Streams;

/// <summary>Asks owners that do not live here, with one message for each silo that has some.</summary>
/// <remarks>
/// A frame has attempts for nearly every shard, so that a message for each shard would be almost one for each attempt.
/// What a silo does not answer, because it does not hold the key, or has lost the shard, or is gone, is brought to the
/// shard itself; an attempt that was counted all the same is known there by its ticket.
/// </remarks>
/// <param name="keys">Reaches them.</param>
/// <param name="time">Measures the pause between tries.</param>
/// <param name="complete">Told of a question when nobody owes it anything any more.</param>
internal sealed class RemoteOwners(IGridKeys keys, TimeProvider time, Action<Question> complete)
{
    private readonly ShardOwners _shards = new(keys, time, complete);

    /// <param name="ofCallers">Questions that wait for what their caller's owner says.</param>
    /// <param name="ofSources">Questions that wait for what their source's owner says.</param>
    public void Ask(IReadOnlyList<Question> ofCallers, IReadOnlyList<Question> ofSources)
    {
        var homeless = new SiloQuestions();
        var homes = new Dictionary<SiloAddress, SiloQuestions>();
        foreach (var question in ofCallers)
        {
            At(keys.HomeOf(question.Attempt.Caller)).OfCallers.Add(question);
        }
        foreach (var question in ofSources)
        {
            At(keys.HomeOf(question.Attempt.Source)).OfSources.Add(question);
        }
        _shards.Ask(homeless.OfCallers, homeless.OfSources);
        foreach (var (home, questions) in homes)
        {
            _ = AskAsync(home, questions);
        }

        SiloQuestions At(SiloAddress? home)
        {
            if (home is null)
            {
                return homeless;
            }
            if (!homes.TryGetValue(home, out var questions))
            {
                homes.Add(home, questions = new SiloQuestions());
            }
            return questions;
        }
    }

    private async Task AskAsync(SiloAddress home, SiloQuestions questions)
    {
        var (callers, sources) = (questions.OfCallers, questions.OfSources);
        HeldEvidence held;
        bool isFinal = false, isAgain = false;
        try
        {
            held = await keys.ObserveHeldAsync(home, AttemptsOf(callers), AttemptsOf(sources)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Nobody took it, the shards are elsewhere by now or soon; or somebody may have, and what is not said is
            // missing in the answer.
            isFinal = e is not OrleansMessageRejectionException;
            isAgain = true;
            held = new HeldEvidence(new CallerEvidence?[callers.Count], new SourceEvidence?[sources.Count]);
        }
        _shards.Ask(
            Take(callers, held.Callers, isFinal, static (question, evidence) => question.Take(evidence)),
            Take(sources, held.Sources, isFinal, static (question, evidence) => question.Take(evidence)),
            isAgain);
    }

    // Returns those that are to be asked about again.
    private List<Question> Take<TEvidence>(
        List<Question> questions, TEvidence?[] held, bool isFinal, Func<Question, TEvidence?, bool> take)
        where TEvidence : class
    {
        var left = new List<Question>();
        for (var i = 0; i < held.Length; i++)
        {
            if (held[i] is null && !isFinal)
            {
                left.Add(questions[i]);
            }
            else if (take(questions[i], held[i]))
            {
                complete(questions[i]);
            }
        }
        return left;
    }

    private static CallAttempt[] AttemptsOf(List<Question> questions) =>
        [.. questions.Select(question => question.Attempt)];
}
