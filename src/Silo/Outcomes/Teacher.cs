using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Grains.Policies;
using Spit.Silo.Keys;
using Spit.Silo.Standings;

namespace Spit.Silo.Outcomes;

/// <summary>Brings what became known about a call to everyone who learns from it.</summary>
/// <remarks>
/// The caller learns first and says whether he was a stranger before; by that the source and the standings learn. The
/// back-test's grid keeps the same order. Each call fails with its first grain; the caller may then have learnt alone.
/// </remarks>
internal sealed class Teacher(IGridKeys keys, StandingBoard board, RunningPolicy policy)
{
    /// <summary>
    /// Teaches how a call ended that was delivered, and credits the callee with having been called, under both keys by
    /// which he may call himself. That wakes two more grains for each outcome, answered or not: who is called by many
    /// is nobody's robot, and that must be known before his first own call, when it is too late to look it up.
    /// </summary>
    public async Task LearnAsync(CallOutcome outcome)
    {
        var attempt = outcome.Attempt;
        var current = policy.Current;
        if (StandingLesson.Of(outcome, current) is { } lesson)
        {
            var isStranger = await keys.Caller(attempt.Caller).Learn(outcome);
            LearnTogether(attempt, isStranger, lesson);
            await keys.Source(attempt.Source).Learn(outcome, isStranger);
        }
        if (!Reciprocity.Credits(outcome)) return;
        var (first, second) = Reciprocity.KeysOf(attempt.Callee, current.Numbers);
        await Task.WhenAll(
            keys.Caller(first).Receive(outcome.EndedAt, attempt.Caller.Identity),
            keys.Caller(second).Receive(outcome.EndedAt, attempt.Caller.Identity));
    }

    /// <summary>Teaches a complaint.</summary>
    public async Task LearnAsync(CallReport report)
    {
        var isStranger = await keys.Caller(report.Attempt.Caller).Learn(report);
        LearnTogether(report.Attempt, isStranger, StandingLesson.Of(report, policy.Current));
        await keys.Source(report.Attempt.Source).Learn(report, isStranger);
    }

    /// <summary>Teaches how a challenge went.</summary>
    public async Task LearnAsync(ChallengeResult result)
    {
        var isStranger = await keys.Caller(result.Attempt.Caller).Learn(result);
        LearnTogether(result.Attempt, isStranger, StandingLesson.Of(result, policy.Current));
        await keys.Source(result.Attempt.Source).Learn(result, isStranger);
    }

    private void LearnTogether(CallAttempt attempt, bool isStranger, in StandingLesson lesson)
    {
        if (isStranger)
        {
            board.Learn(attempt, lesson);
        }
    }
}
