using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests.Grid;

public sealed class PolicyChangeTests
{
    private const int CallsPerSecond = 20;
    private const int Count = 200;

    // So that a refused call was refused by the list.
    private const string NoScoreRefuses = "thresholds: {challenge: 100, block: 100}\n";

    // A second is promised, and told as a figure; here a busy machine is to be no failure.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Apply_AtOneSilo_RulesAtTheEdgesOfBothAndNoCallIsLost()
    {
        await using var stage = new Stage();
        var redis = await RedisServer.StartAsync(stage);
        using var siloA = await Silo.OverRedisAsync(stage, redis.EndPoint);
        using var siloB = await Silo.OverRedisAsync(stage, redis.EndPoint);
        using var api = new GridApi(siloA.Grid);
        Assert.Equal("r1", (await api.ApplyAsync(NoScoreRefuses)).Policy.Revision);
        var setup = new EdgeSetup(siloA.Grid, FreePorts.NextEndPoint());
        using var edgeA = await Edge.StartAsync(stage, setup with { Pop = "fra1" });
        using var edgeB = await Edge.StartAsync(stage, setup with { Pop = "ber1", Grid = siloB.Grid });
        SippRun.Start(stage, new SippOptions { Scenario = "uas-answers", Local = setup.NextHop });
        SippRun[] runs = [Call(stage, edgeA), Call(stage, edgeB)];
        await SeeAsync(stage, runs, "delivered", TimeSpan.FromSeconds(10));

        var refused = await api.ApplyAsync(NoScoreRefuses + "list: {block: [127.0.0.0/8]}");
        Assert.Equal("there is no such key; did you mean lists?", Assert.Single(refused.Faults).Reason);
        Assert.DoesNotContain(runs, run => run.Log.Any(line => line.Event == "refused"));

        // Calls of two seconds: at any time about forty are up at each edge.
        var applied = await api.ApplyAsync(NoScoreRefuses + "lists: {block: [127.0.0.0/8]}");
        Assert.Equal("r2", applied.Policy.Revision);
        var started = TimeProvider.System.GetTimestamp();
        await SeeAsync(stage, runs, "refused", Longest);
        var took = TimeProvider.System.GetElapsedTime(started);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"FIGURE a policy rules at both edges after {took.TotalSeconds:0.00} s");

        foreach (var run in runs) (await run.FinishAsync(TimeSpan.FromSeconds(40))).HasSucceeded(Count);
    }

    private static SippRun Call(Stage stage, Edge edge) =>
        SippRun.Start(stage, new SippOptions
        {
            Scenario = "uac-calls-or-is-refused",
            Local = FreePorts.NextEndPoint(),
            Target = edge.Sip,
            Calls = Peers.Call.Pairs(Numbers.Count),
            Count = Count,
            PerSecond = CallsPerSecond,
            Talk = TimeSpan.FromSeconds(2),
        });

    private static Task SeeAsync(Stage stage, SippRun[] runs, string what, TimeSpan deadline) =>
        Until.TrueAsync(
            () => runs.All(run => run.Log.Any(line => line.Event == what)),
            deadline,
            () => $"calls {what} at both edges\n{stage.Tails}");
}
