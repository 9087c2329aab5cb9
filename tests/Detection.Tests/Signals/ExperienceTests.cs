namespace Spit.Detection.Tests.Signals;

public sealed class ExperienceTests
{
    private static readonly CallerEvidence Talkative = new()
    {
        FirstSeen = Sample.Attempt.At - TimeSpan.FromDays(3),
        Good = 30,
        Suspicion = -5,
        RecentSuspicion = -3,
        Ended24h = 30,
        Answered24h = 30,
        Attempts24h = 30,
        Attempts30d = 60,
    };

    [Theory]
    [InlineData("+15550143239", 2, true)]
    [InlineData("+15550143239", 30, false)]
    [InlineData("+493023125001", 30, true)]
    public void Weigh_SubscriberCallsAbroadAllDay_HasNoCreditForHisLongCalls(
        string callee, double abroad, bool hasCredit)
    {
        var points = Points(TrustClass.Own, callee, Talkative with { Abroad24h = abroad });

        if (hasCredit) Assert.True(points < -2, $"{points}");
        else Assert.Equal(0, points);
    }

    [Fact]
    public void Weigh_SubscriberWhoseCallsAbroadWereShort_HasThemHeldAgainstHimAllTheSame()
    {
        var shorter = Talkative with { Good = 0, Bad = 30, Suspicion = 5, RecentSuspicion = 3, Abroad24h = 30 };

        Assert.True(Points(TrustClass.Own, "+15550143239", shorter) > 0);
    }

    [Fact]
    public void Weigh_SomebodyElsesSubscriber_KeepsHisCreditAbroad() =>
        Assert.True(Points(TrustClass.Peer, "+15550143239", Talkative with { Abroad24h = 30 }) < -2);

    private static double Points(TrustClass trust, string callee, CallerEvidence caller)
    {
        var attempt = Sample.Attempt with { Caller = new CallerKey(trust, "+493023125001"), Callee = callee };
        return Weighed.PointsOf(attempt, new Evidence { Caller = caller }, "REPUTATION", "SHORT_CALLS", "LOW_ANSWER");
    }
}
