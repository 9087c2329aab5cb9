using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Tests.Calls;

public sealed class WorkloadTests
{
    private static readonly string[] Ham =
    [
        "alarm", "anonymous", "business", "callback", "callcentre", "charity", "conference", "courier", "crisis",
        "dialler", "emergency", "family", "foreign", "forwarder", "hospital", "infected", "misdial", "nat", "neighbour",
        "newnumber", "otp", "pbx2000", "pollster", "ported", "practice", "radio", "reminders", "retry", "roaming",
        "school", "taxi", "victim",
    ];

    private static readonly string[] Spam =
    [
        "hijacked", "infected", "internal", "live", "loud", "lowslow", "mimic", "neighbour", "rotating", "rotlow",
        "scan", "silent", "sleeper", "snowshoe", "spoofed", "wangiri",
    ];

    [Fact]
    public void Generate_SameSeedAndShape_SameBytes() =>
        Assert.Equal(SmallWorld.Text(SmallWorld.Options), SmallWorld.Text(SmallWorld.Options));

    [Theory]
    [InlineData(4, 5)]
    [InlineData(3, 6)]
    public void Generate_OtherSeedOrShape_SharesNoCallerAddress(int shape, int seed)
    {
        var other = Workload.Generate(SmallWorld.Options with { Shape = shape, Seed = seed });

        var callers = SmallWorld.Calls.Select(c => (c.Caller, c.Source)).ToHashSet();
        Assert.True(other.Count(c => callers.Contains((c.Caller, c.Source))) < other.Length / 50);
    }

    [Fact]
    public void Generate_ShapesOneApart_ShareNoFingerprint()
    {
        var other = Workload.Generate(SmallWorld.Options with { Shape = 4, Seed = 4 });

        Assert.Empty(SmallWorld.Calls.Select(c => c.Fingerprint).Intersect(other.Select(c => c.Fingerprint)));
    }

    [Fact]
    public void Generate_Calls_AreSortedByStart() =>
        Assert.Equal(SmallWorld.Calls.Select(c => c.StartMs).Order(), SmallWorld.Calls.Select(c => c.StartMs));

    [Fact]
    public void Generate_Classes_AreAllThere() =>
        Assert.Equal(
            Ham.Select(h => "ham." + h).Concat(Spam.Select(s => "spam." + s)).Order(StringComparer.Ordinal),
            SmallWorld.Calls.Select(c => c.Class).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Generate_AnyShape_AFifthIsSpamAndAsMuchAsAskedFor(int shape)
    {
        var calls = Workload.Generate(new WorkloadOptions { Shape = shape, Seed = shape, CallsPerDay = 20_000 });

        Assert.InRange(calls.Length, 17_000, 23_000);
        Assert.InRange(calls.Count(c => c.IsSpam) / (double)calls.Length, 0.165, 0.225);
    }

    [Fact]
    public void Generate_UsualDay_EverySpamClassHasThreeHundredCalls()
    {
        var calls = Workload.Generate(new WorkloadOptions { Shape = 21, Seed = 21 });

        var counts = calls.Where(c => c.IsSpam).CountBy(c => c.Class);
        Assert.All(counts, count => Assert.True(count.Value >= 300, count.Key));
    }

    [Fact]
    public void Generate_Pops_AreFive() =>
        Assert.Equal(5, SmallWorld.Calls.Select(c => c.Pop).Distinct().Count());

    [Fact]
    public void Generate_Labels_ErrForHamAndSpam()
    {
        var calls = SmallWorld.Calls;

        Assert.InRange(Share(calls.Where(c => !c.IsSpam), c => c.Passes), 0.95, 0.985);
        Assert.InRange(Share(calls.Where(c => c.Class is "spam.loud" or "spam.silent"), c => c.Passes), 0.005, 0.06);
    }

    [Fact]
    public void Generate_LongerRun_GoesOnWithTheSameCampaigns()
    {
        var firstDay = SmallWorld.Calls[0].StartMs + 86_400_000;
        var ofCampaigns = SmallWorld.Calls.Where(c => c.Campaign.Length > 0).ToArray();
        var first = ofCampaigns.Where(c => c.StartMs < firstDay).Select(c => c.Campaign);
        var second = ofCampaigns.Where(c => c.StartMs >= firstDay).Select(c => c.Campaign);

        Assert.NotEmpty(first.Intersect(second));
    }

    [Fact]
    public void Generate_Snowshoe_MakesAHandfulOfCallsANumber()
    {
        var calls = Workload.Generate(new WorkloadOptions { Shape = 21, Seed = 22, Days = 2, CallsPerDay = 50_000 });

        var counts = calls.Where(c => c.Class == "spam.snowshoe" && c.Trunk != "forwarder")
            .CountBy(c => UriText.Identity(c.Caller)).Select(c => c.Value).Order().ToArray();
        Assert.InRange(counts.Average(), 8, 16);
        Assert.True(counts[(int)(counts.Length * 0.95)] <= 30);
    }

    [Fact]
    public void Generate_InfectedPhones_StandBehindTheAddressOfHonestOnes()
    {
        var infected = SmallWorld.Calls.Where(c => c.Class == "spam.infected").Select(c => c.Source).Distinct();
        var honest = SmallWorld.Calls.Where(c => c.Class == "ham.nat").ToLookup(c => c.Source, c => c.Caller);

        Assert.All(infected, address => Assert.True(honest[address].Distinct().Count() > 2, address));
    }

    [Fact]
    public void Generate_VictimsNumbers_CallHonestlyFromTheirOwnTrunk()
    {
        var spoofed = SmallWorld.Calls.Where(c => c.Class == "spam.spoofed").Select(c => UriText.Identity(c.Caller));
        var victims = SmallWorld.Calls.Where(c => c.Class == "ham.victim").ToArray();

        Assert.NotEmpty(spoofed.Intersect(victims.Select(c => UriText.Identity(c.Caller))));
        Assert.All(
            victims.GroupBy(c => UriText.Identity(c.Caller)), v => Assert.Single(v.Select(c => c.Trunk).Distinct()));
        Assert.InRange(Share(victims, c => c.Trunk == "access"), 0.4, 0.95);
    }

    [Fact]
    public void Generate_NewNumbers_SomeWereRobotsHoursAgo()
    {
        var calls = Workload.Generate(new WorkloadOptions { Shape = 3, Seed = 3, Days = 2, CallsPerDay = 20_000 });
        var robots = calls
            .Where(c => c.Class.StartsWith("spam.", StringComparison.Ordinal))
            .GroupBy(c => UriText.Identity(c.Caller))
            .ToDictionary(g => g.Key, g => g.Max(c => c.StartMs));
        var passedOn = calls
            .Where(c => c.Class == "ham.newnumber" && robots.ContainsKey(UriText.Identity(c.Caller)))
            .ToArray();

        Assert.NotEmpty(passedOn);
        // A number that is made up for a call may be anybody's.
        Assert.InRange(Share(passedOn, c => c.StartMs > robots[UriText.Identity(c.Caller)]), 0.8, 1);
    }

    [Fact]
    public void Generate_WithheldNumbers_AreCrisisLinesAndRobotsAlike()
    {
        var calls = Workload.Generate(new WorkloadOptions { Shape = 3, Seed = 3, CallsPerDay = 20_000 });
        var hidden = calls.Where(c => c.Caller.Contains("anonymous", StringComparison.Ordinal)).ToArray();

        Assert.InRange(Share(hidden, c => c.Class.StartsWith("spam.", StringComparison.Ordinal)), 0.01, 0.9);
    }

    private static double Share(IEnumerable<Call> calls, Func<Call, bool> what)
    {
        Call[] all = [.. calls];
        return all.Count(what) / (double)all.Length;
    }
}
