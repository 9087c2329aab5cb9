namespace Spit.Detection.Tests.Scenarios;

/// <summary>Who pours out calls is stopped, and the sooner the worse he is.</summary>
public sealed class RobocallerTests
{
    public static TheoryData<string, double, double, double> Manners => new()
    {
        { "nobody answers", 0, 0, 0 },
        { "everybody answers and hangs up", 1, 0.5, 1.5 },
        { "everybody answers, 10 s", 1, 10, 12 },
        { "some answer", 0.4, 1, 30 },
    };

    [Theory]
    [MemberData(nameof(Manners))]
    public void Play_TenNewCalleesASecond_BlockedWithinFourSecondsAndForGood(
        string manner, double share, double leastTalk, double mostTalk)
    {
        var how = Plans.Answered(seed: 1, share, leastTalk, mostTalk);

        var judged = new Scene().Play(Plans.Steady(Plans.Robot, 10, TimeSpan.FromMinutes(10), how));

        var first = judged.ToList().FindIndex(j => j.Disposition == Disposition.Block);
        Assert.True(first is >= 0 and < 40, $"{manner}: first block at attempt {first + 1}");
        Assert.All(judged.Skip(first), j => Assert.True(j.Disposition == Disposition.Block, $"{manner}: {j}"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.1)]
    public void Play_ShortAnsweredCallsToStrangers_StoppedForTheMostPart(double perSecond)
    {
        var how = Plans.Answered(seed: 3, 0.4, 0.5, 3);

        var judged = new Scene().Play(Plans.Steady(
            Plans.Robot, perSecond, TimeSpan.FromSeconds(400 / perSecond), i => how(i) with { Passes = false }));

        Assert.True(judged.Count(IsStopped) > 0.85 * judged.Count, judged.First(j => !IsStopped(j)).ToString());
        Assert.True(judged.TakeLast(200).All(IsStopped), judged[^1].ToString());
    }

    [Fact]
    public void Play_TwoCallsASecondAtEachOfTwoPops_StoppedWithinHalfAMinute()
    {
        var atA = Plans.Steady(Plans.Robot, 2, TimeSpan.FromMinutes(2), Plans.Answered(4, 0.4, 0.9, 1.1));
        var atB = Plans.Steady(Plans.Robot, 2, TimeSpan.FromMinutes(2), Plans.Answered(5, 0.4, 0.9, 1.1), start: 0.25)
            .Select(call => call with { Source = "198.51.100.2", Callee = "b." + call.Callee });

        var judged = new Scene().Play(atA, atB);

        Assert.All(
            judged.Where(j => j.Call.At > TimeSpan.FromSeconds(30)), j => Assert.True(IsStopped(j), j.ToString()));
    }

    [Fact]
    public void Play_OneCallEachFromManyNumbersOfOneMake_StoppedByWhatTheyShare()
    {
        var campaign = Enumerable.Range(0, 400).Select(i => new Call
        {
            At = TimeSpan.FromSeconds(i * 20),
            Caller = $"+1555{i * 7919 % 10000000:0000000}",
            Callee = $"+49302312{i * 104729 % 100000:00000}",
            Source = $"198.51.{i % 40}.{i * 37 % 250}",
            Trust = TrustClass.Peer,
            Fingerprint = "5a17",
            Talk = TimeSpan.FromSeconds(2 + (i % 5)),
            Code = i % 3 == 0 ? 200 : i % 3 == 1 ? 487 : 404,
            Passes = false,
        });

        var judged = new Scene().Play(campaign);

        Assert.True(judged.Skip(100).Count(IsStopped) > 290, judged[^1].ToString());
    }

    private static bool IsStopped(Judged judged) => judged.Disposition >= Disposition.Greylist;
}
