using System.Net;
using CsCheck;
using Spit.Simulator.Scenarios;

namespace Spit.Simulator.Tests.Scenarios;

public sealed class CityTests
{
    private static readonly PopEdge[] Edges =
    [
        new("fra1", new IPEndPoint(IPAddress.Loopback, 5060)),
        new("ber1", new IPEndPoint(IPAddress.Loopback, 5070)),
    ];

    // A second or two are left for the last robocalls; whoever talks is done before the end.
    [Fact]
    public void Plan_AnySeed_KeepsWhatAScenarioPromises() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[15, 60], Gen.Double[1, 100]).Sample(
            (seed, seconds, scale) =>
            {
                var options = Options(seed, seconds) with { TimeScale = scale };
                var calls = City.Plan(options);
                Assert.Equal(calls.OrderBy(call => call.At), calls);
                foreach (var call in calls)
                    AssertPlausible(call, options);
            },
            iter: 200,
            threads: 1);

    [Fact]
    public void Plan_SameSeed_SameCalls() => Assert.Equal(City.Plan(Options(7)), City.Plan(Options(7)));

    [Fact]
    public void Plan_OtherSeed_OtherCalls() => Assert.NotEqual(City.Plan(Options(7)), City.Plan(Options(8)));

    [Fact]
    public void Plan_TwentySeconds_EverybodyCalls()
    {
        var calls = City.Plan(Options(1, 20));

        Assert.True(calls.Count(call => call.Kind == CallerKind.Family) >= 10);
        Assert.True(calls.Count(call => call.Kind == CallerKind.Hospital) >= 4);
        Assert.True(calls.Count(call => call.Kind == CallerKind.Robocaller) >= 150);
        Assert.True(calls[0].At < TimeSpan.FromSeconds(3), "the first call is late");
    }

    [Fact]
    public void Plan_Robocaller_TenCallsASecondThroughEveryEdgeFromEveryAddress()
    {
        var options = Options(1, 20);
        var calls = City.Plan(options).Where(call => call.Kind == CallerKind.Robocaller).ToList();

        Assert.True(calls.Count / (calls[^1].At - calls[0].At).TotalSeconds > 10);
        Assert.Equal(4, calls.Select(call => (call.Source, call.Edge.Pop)).Distinct().Count());
        Assert.Single(calls.Select(call => call.Caller).Distinct());
        Assert.Equal(calls.Count, calls.Select(call => call.Callee).Distinct().Count());
    }

    [Fact]
    public void Plan_Family_FewCalleesAndNobodyOnTwoCallsAtOnce()
    {
        var calls = City.Plan(Options(3, 60)).Where(call => call.Kind == CallerKind.Family).ToList();

        Assert.All(calls.GroupBy(call => call.Caller), mine =>
        {
            Assert.InRange(mine.Select(call => call.Callee).Distinct().Count(), 1, 7);
            Assert.All(mine.Zip(mine.Skip(1)), pair => Assert.True(pair.Second.At >= pair.First.End));
        });
    }

    private static void AssertPlausible(PlannedCall call, SimulatorOptions options)
    {
        Assert.NotEqual(call.Caller, call.Callee);
        Assert.True(call.At >= TimeSpan.Zero && call.Ring > TimeSpan.Zero);
        Assert.Matches(@"^\+493023125\d{3}$|^\+441632960\d{3}$", call.Caller);
        Assert.Matches(@"^\+493023125\d{3}$", call.Callee);
        if (call.Kind == CallerKind.Robocaller)
            Assert.True(call.At < options.Duration);
        else
            Assert.True(call.End <= options.Duration);
        if (call.Kind != CallerKind.Robocaller && call.Talk is { } talk)
            Assert.True(talk > TimeSpan.FromSeconds(6), $"{talk} would be a short call");
    }

    private static SimulatorOptions Options(int seed, int seconds = 30) => new()
    {
        Edges = Edges,
        Listen = new IPEndPoint(IPAddress.Loopback, 5080),
        Seed = seed,
        Duration = TimeSpan.FromSeconds(seconds),
    };
}
