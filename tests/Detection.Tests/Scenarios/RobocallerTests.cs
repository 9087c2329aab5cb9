namespace Spit.Detection.Tests.Scenarios;

public sealed class RobocallerTests
{
    public static TheoryData<string, double, double, double> Manners => new()
    {
        { "nobody answers", 0, 0, 0 },
        { "everybody answers and hangs up", 1, 0.5, 1.5 },
        { "everybody answers, 5 s", 1, 5, 5.5 },
        { "everybody answers, 10 s", 1, 10, 12 },
        { "everybody answers, long", 1, 60, 300 },
        { "some answer", 0.4, 1, 30 },
    };

    [Theory]
    [MemberData(nameof(Manners))]
    public void Play_TenNewCalleesASecond_BlockedWithinThirtyAttemptsAndForGood(
        string manner, double share, double leastTalk, double mostTalk)
    {
        var how = Plans.Answered(seed: 1, share, leastTalk, mostTalk);

        var judged = new Scene().Play(Plans.Steady(Plans.Robot, 10, TimeSpan.FromMinutes(10), how));

        var first = judged.ToList().FindIndex(j => j.Disposition == Disposition.Block);
        Assert.True(first is >= 0 and < 30, $"{manner}: first block at attempt {first + 1}");
        Assert.All(judged.Skip(first), j => Assert.True(j.Disposition == Disposition.Block, $"{manner}: {j}"));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0.5, 3)]
    [InlineData(0.4, 0.5, 3)]
    public void Play_ThreeNewCalleesASecondWithoutGoodCalls_BlockedWithinTwentySeconds(
        double share, double leastTalk, double mostTalk)
    {
        var how = Plans.Answered(seed: 2, share, leastTalk, mostTalk);

        var judged = new Scene().Play(Plans.Steady(Plans.Robot, 3, TimeSpan.FromMinutes(10), how));

        AssertBlockedFrom(TimeSpan.FromSeconds(20), judged);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0.5, 3)]
    [InlineData(0.4, 0.5, 3)]
    public void Play_OneNewCalleeASecondWithoutGoodCalls_BlockedWithinTwoMinutes(
        double share, double leastTalk, double mostTalk)
    {
        var how = Plans.Answered(seed: 3, share, leastTalk, mostTalk);

        var judged = new Scene().Play(Plans.Steady(Plans.Robot, 1, TimeSpan.FromMinutes(20), how));

        AssertBlockedFrom(TimeSpan.FromMinutes(2), judged);
    }

    [Fact]
    public void Play_OneSecondOfTalkTwoCallsASecondAtEachOfTwoPops_BlockedWithinFifteenSeconds()
    {
        var atA = Plans.Steady(Plans.Robot, 2, TimeSpan.FromMinutes(2), Plans.Answered(4, 0.4, 0.9, 1.1));
        var atB = Plans.Steady(Plans.Robot, 2, TimeSpan.FromMinutes(2), Plans.Answered(5, 0.4, 0.9, 1.1), start: 0.25)
            .Select(call => call with { Source = "198.51.100.2", Callee = "b." + call.Callee });

        var judged = new Scene().Play(atA, atB);

        AssertBlockedFrom(TimeSpan.FromSeconds(15), judged);
    }

    [Fact]
    public void Play_SlowRobotWithOneSecondOfTalk_BlockedWithinTenMinutes()
    {
        var how = Plans.Answered(seed: 6, 0.4, 0.9, 1.1);

        var judged = new Scene().Play(Plans.Steady(Plans.Robot, 0.1, TimeSpan.FromHours(1), how));

        AssertBlockedFrom(TimeSpan.FromMinutes(10), judged);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void Play_BlockedRobotSlowsDown_StaysBlocked(double perSecond)
    {
        var fast = Plans.Steady(Plans.Robot, 10, TimeSpan.FromMinutes(1), Plans.Answered(7, 0, 0, 0));
        var slow = Plans.Steady(Plans.Robot, perSecond, TimeSpan.FromMinutes(10), Plans.Answered(8, 0, 0, 0), start: 60)
            .Select(call => call with { Callee = "later." + call.Callee });

        var judged = new Scene().Play(fast, slow);

        AssertBlockedFrom(TimeSpan.FromSeconds(3), judged);
    }

    [Fact]
    public void Play_LongGoodNameThenTenCallsASecond_BlockedWithinTenSeconds()
    {
        var hospital = Plans.Steady(Plans.Hospital, 0.5, TimeSpan.FromHours(2), Plans.Answered(9, 0.85, 20, 60));
        var how = Plans.Answered(seed: 10, 1, 20, 60);
        var burst = Plans.Steady(Plans.Hospital, 10, TimeSpan.FromMinutes(2), how, start: 7200)
            .Select(call => call with { Callee = "burst." + call.Callee });

        var judged = new Scene().Play(hospital, burst);

        AssertBlockedFrom(TimeSpan.FromSeconds(7210), judged);
    }

    [Fact]
    public void Play_BlockedForPaceAloneThenSilent_AllowedAfterFiveMinutes()
    {
        var robot = Plans.Steady(Plans.Robot, 10, TimeSpan.FromMinutes(1), Plans.Answered(11, 0, 0, 0));
        var later = Later(TimeSpan.FromMinutes(6));

        var judged = new Scene().Play(robot, later);

        Assert.Equal(Disposition.Block, judged[^2].Disposition);
        Assert.True(judged[^1].Disposition == Disposition.Allow, judged[^1].ToString());
    }

    [Fact]
    public void Play_BlockedForShortCallsThenSilent_AllowedAfterAnHour()
    {
        var robot = Plans.Steady(Plans.Robot, 4, TimeSpan.FromMinutes(1), Plans.Answered(12, 0.4, 0.9, 1.1));
        var soon = Later(TimeSpan.FromMinutes(20));
        var later = Later(TimeSpan.FromMinutes(61.5));

        var judged = new Scene().Play(robot, soon, later);

        Assert.True(judged[^2].Disposition == Disposition.Block, judged[^2].ToString());
        Assert.True(judged[^1].Disposition == Disposition.Allow, judged[^1].ToString());
    }

    private static IEnumerable<Call> Later(TimeSpan at) =>
        [new Call { At = at, Caller = Plans.Robot, Callee = $"sip:{at.Ticks}@example.com" }];

    private static void AssertBlockedFrom(TimeSpan from, IReadOnlyList<Judged> judged)
    {
        Assert.Contains(judged, j => j.Call.At >= from);
        Assert.All(
            judged.Where(j => j.Call.At >= from),
            j => Assert.True(j.Disposition == Disposition.Block, j.ToString()));
    }
}
