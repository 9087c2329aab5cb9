using System.Collections.Immutable;

namespace Spit.Detection.Tests;

/// <summary>What a passed challenge is good for when the caller is judged again.</summary>
public sealed class ChallengeCreditTests
{
    [Theory]
    [InlineData(0, 1, Disposition.Tag, ForcingRules.ChallengeCredit)]
    [InlineData(2, 100, Disposition.Block, null)]
    [InlineData(0, 0, Disposition.Allow, null)]
    public void Weigh_PassedAChallengeLately_IsNotChallengedAgain(
        double failed, double weight, Disposition expected, string? rule)
    {
        var caller = new CallerEvidence
        {
            Attempts24h = 12,
            Callees1h = 1e6,
            Good = 9,
            ChallengesFailed = failed,
            HasCredit = true,
        };
        var policy = Sample.Policy with
        {
            Weights = ImmutableDictionary<string, double>.Empty
                .Add("CHALLENGE_RECORD", 100).Add("CALLEE_FANOUT", weight),
        };

        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Caller = caller }, policy);

        Assert.Equal((expected, rule), (verdict.Disposition, verdict.ForcedBy));
    }

    [Theory]
    [InlineData(1.5, 50, Disposition.Tag)]
    [InlineData(1.6, 50, Disposition.Challenge)]
    [InlineData(1.5, 180, Disposition.Challenge)]
    public void Weigh_WorseSinceHePassed_IsChallengedAgain(double recent, double weight, Disposition expected)
    {
        var caller = new CallerEvidence
        {
            Attempts24h = 12,
            Callees1h = 1e6,
            RecentSuspicion = recent,
            HasCredit = true,
        };
        var policy = Sample.Policy with
        {
            Thresholds = new() { Tag = 0.5, Challenge = 1, Block = 9 },
            Weights = ImmutableDictionary<string, double>.Empty.Add("CALLEE_FANOUT", weight / 100),
        };

        var verdict = Judge.Weigh(Sample.Attempt, new Evidence { Caller = caller }, policy);

        Assert.InRange(verdict.Score.Points, 1, 9);
        Assert.Equal(expected, verdict.Disposition);
    }
}
