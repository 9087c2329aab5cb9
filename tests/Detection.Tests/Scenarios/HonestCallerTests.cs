namespace Spit.Detection.Tests.Scenarios;

public sealed class HonestCallerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Play_Families_AllowedWithoutAnyScore(int seed)
    {
        var (length, meanGap) = (TimeSpan.FromHours(3), TimeSpan.FromMinutes(10));
        var families = Enumerable.Range(0, 50).Select(i => Plans.Family(
            $"+493023125{100 + i}", (seed * 1000) + i, callees: 5, length, meanGap));

        var judged = new Scene().Play(families.ToArray());

        Assert.True(judged.Count > 500);
        Assert.All(judged, j => Assert.True(j.Disposition == Disposition.Allow, j.ToString()));
        Assert.All(judged, j => Assert.Equal(0, j.Verdict.Score.Milli));
    }

    [Fact]
    public void Play_ThreeCalleesBesideARobotAtTheSameAddress_Allowed()
    {
        var person = Plans.Family("+493023125001", 7, callees: 3, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(3));
        var colleagues = Enumerable.Range(0, 4).Select(i => Plans.Family(
            $"+493023125{200 + i}", i, callees: 6, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(4)));
        var robot = Plans.Steady(Plans.Robot, 10, TimeSpan.FromMinutes(30), Plans.Answered(8, 0.4, 1, 2));

        var judged = new Scene().Play([person, robot, .. colleagues]);

        Assert.All(
            judged.Where(j => j.Call.Caller != Plans.Robot),
            j => Assert.True(j.Disposition == Disposition.Allow, j.ToString()));
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

        var judged = new Scene().Play(calls);

        Assert.All(judged, j => Assert.Equal((Disposition.Allow, 0), (j.Disposition, j.Verdict.Score.Milli)));
    }

    [Fact]
    public void Play_TwentyRetriesToABusyCallee_Allowed()
    {
        var calls = Enumerable.Range(0, 20).Select(i => new Call
        {
            At = TimeSpan.FromSeconds(i * 6),
            Caller = "+493023125001",
            Callee = "+493023125002",
            Code = 486,
            Ring = TimeSpan.FromMilliseconds(200),
        });

        var judged = new Scene().Play(calls);

        Assert.All(judged, j => Assert.True(j.Disposition == Disposition.Allow, j.ToString()));
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.34, 3)]
    [InlineData(0.5, 4)]
    public void Play_HospitalReminders_AllowedFromTheFirstToTheLast(double perSecond, int seed)
    {
        var how = Plans.Answered(seed, 0.85, 20, 60);

        var judged = new Scene().Play(Plans.Steady(Plans.Hospital, perSecond, TimeSpan.FromHours(3), how));

        Assert.All(judged, j => Assert.True(j.Disposition == Disposition.Allow, j.ToString()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Play_CompressedHospitalOneCallASecond_AllowedThroughout(int seed)
    {
        var how = Plans.Answered(seed, 1, 7, 12);

        var judged = new Scene().Play(Plans.Steady(Plans.Hospital, 1, TimeSpan.FromMinutes(10), how));

        Assert.All(judged, j => Assert.True(j.Disposition == Disposition.Allow, j.ToString()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Play_SchoolCallsFiveHundredParents_NeverBlocked(int seed)
    {
        var how = Plans.Answered(seed, 0.7, 28, 32);

        var judged = new Scene().Play(Plans.Steady("+493023125020", 2, TimeSpan.FromSeconds(250), how));

        Assert.Equal(500, judged.Count);
        AssertDelivered(judged);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Play_PredictiveDiallerWithNineOfTenCallsUnderAMinute_NeverBlocked(int seed)
    {
        var random = new Random(seed);
        var talks = Enumerable.Range(0, 3600).Select(_ => 7 + (random.NextDouble() < 0.9
            ? random.NextDouble() * 53
            : 53 + (random.NextDouble() * 200))).ToArray();
        var how = Plans.Answered(seed, 0.35, 0, 0);

        var judged = new Scene().Play(Plans.Steady("+493023125030", 1, TimeSpan.FromHours(1), i =>
            how(i).Code == 200 ? how(i) with { Talk = TimeSpan.FromSeconds(talks[i]) } : how(i)));

        AssertDelivered(judged);
    }

    [Fact]
    public void Play_TaxiOfficeThatRingsOnce_NeverBlocked()
    {
        var calls = Plans.Steady("+493023125040", 1 / 30.0, TimeSpan.FromHours(4), _ => new Call
        {
            At = default,
            Caller = "",
            Callee = "",
            Ring = TimeSpan.FromSeconds(4),
            Code = 487,
        });

        AssertDelivered(new Scene().Play(calls));
    }

    [Fact]
    public void Play_TwoThousandExtensionsBehindOneAddress_Allowed()
    {
        var extensions = Enumerable.Range(0, 2000).Select(i => Plans.Family(
            $"sip:{1000 + i}@pbx.example.com", i, callees: 8, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(10)));

        var judged = new Scene().Play(extensions.ToArray());

        Assert.True(judged.Count > 4000);
        Assert.All(judged, j => Assert.True(j.Disposition == Disposition.Allow, j.ToString()));
    }

    private static void AssertDelivered(IReadOnlyList<Judged> judged)
    {
        Assert.NotEmpty(judged);
        Assert.All(judged, j => Assert.True(j.Disposition <= Disposition.Challenge, j.ToString()));
    }
}
