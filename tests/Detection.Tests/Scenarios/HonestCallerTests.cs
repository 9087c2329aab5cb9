namespace Spit.Detection.Tests.Scenarios;

/// <summary>Who looks like a robot and is none is never refused.</summary>
public sealed class HonestCallerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Play_Families_AllowedOrTaggedButForAFewWhenNothingIsKnownYet(int seed)
    {
        var (length, meanGap) = (TimeSpan.FromHours(3), TimeSpan.FromMinutes(10));
        var families = Enumerable.Range(0, 50).Select(i => Plans.Family(
            $"+493023125{100 + i}", (seed * 1000) + i, callees: 5, length, meanGap));

        var judged = new Scene().Play(families.ToArray());

        // In the first minutes of an empty grid only the shortest calls have ended: everybody's company looks bad.
        Assert.True(judged.Count > 500);
        Assert.True(judged.Count(j => j.Disposition > Disposition.Tag) <= judged.Count / 200);
        AssertAtMost(Disposition.Tag, judged.Where(j => j.Call.At > TimeSpan.FromMinutes(15)));
        AssertAtMost(Disposition.Challenge, judged);
    }

    [Fact]
    public void Play_ThreeCalleesBesideARobotAtTheSameAddress_NotRefused()
    {
        var person = Plans.Family("+493023125001", 7, callees: 3, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(3));
        var colleagues = Enumerable.Range(0, 4).Select(i => Plans.Family(
            $"+493023125{200 + i}", i, callees: 6, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(4)));
        var robot = Plans.Steady(Plans.Robot, 10, TimeSpan.FromMinutes(30), Plans.Answered(8, 0.4, 1, 2));

        var judged = new Scene().Play([person, robot, .. colleagues]);

        AssertAtMost(Disposition.Challenge, judged.Where(j => j.Call.Caller != Plans.Robot));
    }

    [Fact]
    public void Play_FiveCallsToOnePersonInAMinute_Allowed()
    {
        var calls = Enumerable.Range(0, 5).Select(i => new Call
        {
            At = TimeSpan.FromSeconds(i * 12),
            Caller = "+493023125001",
            Callee = "+493023125002",
            Talk = TimeSpan.FromSeconds(4),
        });

        AssertAtMost(Disposition.Tag, new Scene().Play(calls));
    }

    [Fact]
    public void Play_TwentyRetriesToABusyCallee_NotRefused()
    {
        var calls = Enumerable.Range(0, 20).Select(i => new Call
        {
            At = TimeSpan.FromSeconds(i * 6),
            Caller = "+493023125001",
            Callee = "+493023125002",
            Code = 486,
        });

        AssertAtMost(Disposition.Tag, new Scene().Play(calls));
    }

    public static TheoryData<string, double, double, double, double, double> Machines => new()
    {
        { "hospital", 0.5, 180, 0.85, 20, 60 },
        { "slow hospital", 0.1, 180, 0.85, 20, 60 },
        { "school", 1, 8, 0.7, 28, 32 },
        { "dialler with consent", 0.3, 60, 0.5, 10, 59 },
    };

    [Theory]
    [MemberData(nameof(Machines))]
    public void Play_HonestMachine_NeverRefused(
        string name, double perSecond, double minutes, double answered, double leastTalk, double mostTalk)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var how = Plans.Answered(seed, answered, leastTalk, mostTalk);

            var judged = new Scene().Play(Plans.Steady(
                Plans.Hospital, perSecond, TimeSpan.FromMinutes(minutes), i => how(i) with { Passes = true }));

            Assert.True(judged.All(j => j.Disposition <= Disposition.Challenge), name);
            Assert.True(judged.Count(j => j.Disposition == Disposition.Challenge) < 0.05 * judged.Count, name);
        }
    }

    [Fact]
    public void Play_TaxiOfficeThatRingsOnce_NeverRefused()
    {
        var calls = Plans.Steady("+493023125040", 1 / 60.0, TimeSpan.FromHours(8), _ => new Call
        {
            At = default,
            Caller = "",
            Callee = "",
            Code = 487,
            Passes = true,
        });

        AssertAtMost(Disposition.Challenge, new Scene().Play(calls));
    }

    [Fact]
    public void Play_TwoThousandExtensionsBehindOneAddress_NotRefused()
    {
        var extensions = Enumerable.Range(0, 2000).Select(i => Plans.Family(
            $"sip:{1000 + i}x@pbx.example.com", i, callees: 8, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(10)));

        var judged = new Scene().Play(extensions.ToArray());

        Assert.True(judged.Count > 4000);
        AssertAtMost(Disposition.Challenge, judged);
    }

    private static void AssertAtMost(Disposition severest, IEnumerable<Judged> judged)
    {
        var all = judged.ToList();
        Assert.NotEmpty(all);
        Assert.All(all, j => Assert.True(j.Disposition <= severest, j.ToString()));
    }
}
