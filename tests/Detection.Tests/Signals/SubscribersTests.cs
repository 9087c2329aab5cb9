using Spit.Detection.Signals;

namespace Spit.Detection.Tests.Signals;

public sealed class SubscribersTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly CallerEvidence Robot = new()
    {
        Attempts24h = 40,
        Attempts30d = 80,
        AttemptsTotal = 81,
        IsFirstContact = true,
        ChallengesFailed = 30,
        ChallengesPassed = 1,
        FirstSeen = Now.AddDays(-2),
    };

    [Fact]
    public void IsSlowRobot_FailsForDaysAndNobodyCallsHim_IsTrue() =>
        Assert.True(Subscribers.IsSlowRobot(Robot, Now));

    [Fact]
    public void IsSlowRobot_EveryFourthCall_IsAskedAgain() =>
        Assert.False(Subscribers.IsSlowRobot(Robot with { AttemptsTotal = 84 }, Now));

    [Fact]
    public void IsSlowRobot_CallsWhomHeKnows_IsAsked()
    {
        Assert.False(Subscribers.IsSlowRobot(Robot with { IsFirstContact = false }, Now));
        Assert.False(Subscribers.IsSlowRobot(Robot with { CalleeCalledBefore = true }, Now));
    }

    [Fact]
    public void IsSlowRobot_CallsOften_IsAsked() =>
        Assert.False(Subscribers.IsSlowRobot(Robot with { Attempts24h = 100 }, Now));

    [Theory]
    [InlineData(11, 0, 0, 48)]
    [InlineData(30, 2.1, 0, 48)]
    [InlineData(30, 0, 2, 48)]
    [InlineData(60, 0, 0, 5)]
    public void IsSlowRobot_MayHaveAnOwner_IsAsked(double failed, double passed, double received, double hours)
    {
        var caller = Robot with
        {
            ChallengesFailed = failed,
            ChallengesPassed = passed,
            Received = received,
            FirstSeen = Now.AddHours(-hours),
        };

        Assert.False(Subscribers.IsSlowRobot(caller, Now));
    }
}
