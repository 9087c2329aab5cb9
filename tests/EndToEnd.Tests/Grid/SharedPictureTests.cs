using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests.Grid;

public sealed class SharedPictureTests
{
    private const string Delivered = "delivered";
    private const string Refused = "refused";

    /// <summary>The number of the robocaller; somebody else has it too, on the carrier's own trunk.</summary>
    private static readonly string Robocaller = Numbers.Caller(1);

    private const string OwnTrunk = """
        trunks:
          - name: access
            class: own
            sources: [127.0.0.2/32]
        """;

    [Fact]
    public async Task Robocaller_RefusedAtOnePop_IsRefusedAtTheOtherWithinASecond()
    {
        await using var stage = new Stage();
        var redis = await RedisServer.StartAsync(stage);
        using var siloA = await Silo.OverRedisAsync(stage, redis.EndPoint);
        using var siloB = await Silo.OverRedisAsync(stage, redis.EndPoint);
        var nextHop = FreePorts.NextEndPoint();
        var setup = new EdgeSetup(siloA.Grid, nextHop) { Yaml = OwnTrunk };
        using var popA = await Edge.StartAsync(stage, setup with { Pop = "fra1" });
        using var popB = await Edge.StartAsync(stage, setup with { Pop = "ber1", Grid = siloB.Grid });
        SippRun.Start(stage, new SippOptions { Scenario = "uas-answers", Local = nextHop });

        var flood = Start(stage, popA, "127.0.0.1", Call.FanOut(Robocaller, 80), perSecond: 10, talk: 1);
        // The same caller at the other POP, always to one callee: there alone, nothing would be wrong with him.
        var probe = Start(stage, popB, "127.0.0.4", Repeat(Robocaller, 1, 32), perSecond: 4, talk: 1);
        var neighbour = Start(stage, popB, "127.0.0.3", Repeat(Numbers.Caller(2), 3, 6), perSecond: 1, talk: 7);
        var namesake = Start(stage, popB, "127.0.0.2", Repeat(Robocaller, 3, 6), perSecond: 1, talk: 7);

        var refusedAtA = await FirstRefusedAsync(flood);
        var refusedAtB = await FirstRefusedAsync(probe);
        Assert.InRange((refusedAtB - refusedAtA).TotalSeconds, -1, 1);
        await AllDeliveredAsync(neighbour, 6);
        await AllDeliveredAsync(namesake, 6);
    }

    private static SippRun Start(
        Stage stage, Edge edge, string source, IReadOnlyList<Call> calls, int perSecond, int talk) =>
        SippRun.Start(stage, new SippOptions
        {
            Scenario = "uac-calls-or-is-refused",
            Local = FreePorts.NextEndPoint(source),
            Target = edge.Sip,
            Calls = calls,
            Count = calls.Count,
            PerSecond = perSecond,
            Talk = TimeSpan.FromSeconds(talk),
        });

    private static IReadOnlyList<Call> Repeat(string caller, int callees, int calls) =>
        [.. Enumerable.Range(0, calls).Select(i => new Call(caller, Numbers.Callee(900 + (i % callees))))];

    private static async Task<DateTimeOffset> FirstRefusedAsync(SippRun run)
    {
        var result = await run.FinishAsync(TimeSpan.FromSeconds(40));
        // A refusal is a call that went well too: it was answered, and acknowledged.
        Assert.True(result.Failed == 0, result.Errors);
        Assert.Contains(result.Log, line => line.Event == Refused);
        return result.Log.First(line => line.Event == Refused).At;
    }

    private static async Task AllDeliveredAsync(SippRun run, int calls)
    {
        var result = await run.FinishAsync(TimeSpan.FromSeconds(40));
        Assert.Equal(Enumerable.Repeat(Delivered, calls), result.Log.Select(line => line.Event));
        result.HasSucceeded(calls);
    }
}
