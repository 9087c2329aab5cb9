using Spit.Detection.Policies;

namespace Spit.Detection.Tests.Signals;

/// <summary>What calls come to.</summary>
internal static class Weighed
{
    /// <summary>Asserts what a score that is a block's leads to.</summary>
    public static void Is(Disposition expected, CallAttempt attempt, Evidence evidence, Policy policy)
    {
        var verdict = Judge.Weigh(attempt, evidence, policy);

        Assert.True(verdict.Score >= Score.FromPoints(policy.Thresholds.Block), verdict.Score.ToString());
        Assert.Equal(expected, verdict.Disposition);
    }

    /// <summary>What symbols say of an attempt under the default policy; 0 when they say nothing.</summary>
    public static double PointsOf(CallAttempt attempt, Evidence evidence, params string[] symbols)
    {
        var verdict = Judge.Weigh(attempt, evidence, Policy.Default);
        return (double)verdict.Contributions
            .Where(part => symbols.Contains(part.Symbol)).Sum(part => part.Score.Points);
    }
}
