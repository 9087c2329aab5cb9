using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Scoring;
using Spit.DetectionBench.Tests.Calls;

namespace Spit.DetectionBench.Tests.Scoring;

public sealed class PoolTests
{
    private static readonly Call[] Calls =
    [
        ACall.At(0, kind: "spam.loud", campaign: "loud-1"),
        ACall.At(1_000, kind: "ham.family"),
        ACall.At(2_000, kind: "spam.loud", campaign: "loud-1"),
        ACall.At(4_000, kind: "spam.loud", campaign: "loud-1"),
        ACall.At(5_000, kind: "ham.school"),
        ACall.At(9_500, pop: "ber1", kind: "spam.loud", campaign: "loud-1"),
        ACall.At(9_900, pop: "ber1", kind: "spam.live", campaign: "live-1"),
        ACall.At(9_950, kind: "ham.school"),
    ];

    private static readonly Disposition[] Verdicts =
    [
        Disposition.Allow, Disposition.Allow, Disposition.Challenge, Disposition.Block,
        Disposition.Block, Disposition.Drop, Disposition.Tag, Disposition.Greylist,
    ];

    private readonly Pool _pool = new([RunScore.Of(0, Calls, Verdicts)]);

    [Fact]
    public void Tallies_OfAHandfulOfCalls_AreCounted()
    {
        Assert.Equal((3, 1, 1), (_pool.Ham.Calls, _pool.Ham.Blocked, _pool.Ham.Held));
        Assert.Equal((5, 2, 3), (_pool.Spam.Calls, _pool.Spam.Blocked, _pool.Spam.Stopped));
        Assert.Equal(0.75, _pool.Of("spam.loud").Share(_pool.Of("spam.loud").Stopped));
        Assert.Equal(1, _pool.Of("spam.live").Noticed);
    }

    [Fact]
    public void Precision_AtEightPercent_WeighsSharesNotCounts()
    {
        const double Spam = 2.0 / 5, Ham = 1.0 / 3;

        Assert.Equal(0.08 * Spam / ((0.08 * Spam) + (0.92 * Ham)), _pool.Precision, 12);
    }

    [Fact]
    public void Precision_NothingRefused_IsOne() =>
        Assert.Equal(1, new Pool([RunScore.Of(0, Calls, new Disposition[Calls.Length])]).Precision);

    [Fact]
    public void WorstHam_Class_IsTheMostHeldUp() => Assert.Equal(("ham.school", 1.0), _pool.WorstHam);

    [Fact]
    public void Campaigns_Course_IsFollowed()
    {
        var campaigns = _pool.Campaigns.ToDictionary(c => c.Campaign);

        Assert.Equal(
            new CampaignResult(0, "loud-1", "spam.loud", 4, 3, 2, DeliveredBefore: 1, true, 9.5, IsSpread: true),
            campaigns["loud-1"]);
        Assert.Equal(
            new CampaignResult(0, "live-1", "spam.live", 1, 0, 0, DeliveredBefore: 1, false, null, IsSpread: false),
            campaigns["live-1"]);
    }

    [Fact]
    public void Pool_TwoRuns_AddsUp()
    {
        var two = new Pool([RunScore.Of(0, Calls, Verdicts), RunScore.Of(1, Calls, Verdicts)]);

        Assert.Equal(10, two.Spam.Calls);
        Assert.Equal(_pool.Precision, two.Precision, 12);
        Assert.Equal([0, 0, 1, 1], two.Campaigns.Select(c => c.Run));
    }

    [Fact]
    public void Bars_Figures_AreJudged()
    {
        var bars = Bars.Of(_pool).ToDictionary(b => b.What);

        Assert.False(bars["ham.school blocked"].IsMet);
        Assert.False(bars["spam.loud stopped"].IsMet);
        Assert.False(bars["spam.scan stopped"].IsMet);
        Assert.Equal(0, bars["spam.scan stopped"].Calls);
    }

    [Fact]
    public void Bars_PerfectDetector_MeetsThemAll()
    {
        var calls = SmallWorld.Calls;
        Disposition[] perfect = [.. calls.Select(c => c.IsSpam ? Disposition.Block : Disposition.Allow)];

        Assert.DoesNotContain(Bars.Of(new Pool([RunScore.Of(0, calls, perfect)])), b => !b.IsMet);
    }
}
