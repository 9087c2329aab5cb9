using CsCheck;
using Spit.Detection.Counters;

namespace Spit.Detection.Tests.Counters;

public sealed class SpamShareTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Fact]
    public void LogOddsAt_NothingLearned_IsZero() => Assert.Equal(0, new SpamShare().LogOddsAt(Now, Week));

    [Fact]
    public void Learn_AnyCalls_StaysWithinWhatSharesAllow() =>
        Gen.Double[-4, 4].Array[1, 300].Sample(
            ratios =>
            {
                var share = Taught(ratios);
                return share.LogOddsAt(Now, Week) is > -5 and < 9;
            },
            iter: 300);

    [Fact]
    public void Learn_OneMoreCall_MovesItsWay() =>
        Gen.Select(Gen.Double[-4, 4].Array[0, 50], Gen.Double[0.1, 4]).Sample(
            (before, ratio) =>
            {
                var odds = Taught(before).LogOddsAt(Now, Week);
                return Taught([.. before, ratio]).LogOddsAt(Now, Week) >= odds - 0.2
                    && Taught([.. before, -ratio]).LogOddsAt(Now, Week) <= odds + 0.2;
            },
            iter: 1000);

    [Fact]
    public void Learn_HalfRobotHalfHuman_IsInBetween()
    {
        var robot = Taught([.. Enumerable.Repeat(3.0, 100)]).LogOddsAt(Now, Week);
        var human = Taught([.. Enumerable.Repeat(-3.0, 100)]).LogOddsAt(Now, Week);
        var both = Taught([.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 3.0 : -3.0)]).LogOddsAt(Now, Week);

        Assert.True(human < both - 1 && both < robot - 1);
    }

    [Fact]
    public void Learn_AThousandGoodCallsThenBadOnes_TurnsWithinThirty()
    {
        var share = Taught([.. Enumerable.Repeat(-2.0, 1000)]);
        for (var i = 0; i < 30; i++) share.Learn(2.5, Now, Week);

        Assert.True(share.LogOddsAt(Now, Week) > 1);
    }

    [Fact]
    public void LogOddsAt_AfterWeeks_Fades()
    {
        var share = Taught([.. Enumerable.Repeat(2.0, 5)]);

        Assert.True(share.LogOddsAt(Now, Week) > 1);
        Assert.InRange(share.LogOddsAt(Now.AddDays(70), Week), -0.05, 0.05);
        Assert.InRange(share.CallsAt(Now.AddDays(70), Week), 0, 0.01);
    }

    private static SpamShare Taught(double[] ratios)
    {
        var share = new SpamShare();
        foreach (var ratio in ratios) share.Learn(ratio, Now, Week);
        return share;
    }
}
