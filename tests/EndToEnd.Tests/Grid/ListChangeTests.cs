using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;
using Spit.Protocol.V1;

namespace Spit.EndToEnd.Tests.Grid;

public sealed class ListChangeTests
{
    private const int CallsPerSecond = 20;

    // 200 ms are promised, and measured by bench/grid.sh; here a busy machine is to be no failure.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Block_AddedAtOneSilo_IsInForceAtTheEdgesOfBoth()
    {
        await using var stage = new Stage();
        var redis = await RedisServer.StartAsync(stage);
        using var siloA = await Silo.OverRedisAsync(stage, redis.EndPoint);
        using var siloB = await Silo.OverRedisAsync(stage, redis.EndPoint);
        using var api = new GridApi(siloA.Grid);
        var setup = new EdgeSetup(siloA.Grid, FreePorts.NextEndPoint());
        using var edgeA = await Edge.StartAsync(stage, setup with { Pop = "fra1" });
        using var edgeB = await Edge.StartAsync(stage, setup with { Pop = "ber1", Grid = siloB.Grid });
        SippRun.Start(stage, new SippOptions { Scenario = "uas-answers", Local = setup.NextHop });
        SippRun[] runs = [Call(stage, edgeA), Call(stage, edgeB)];
        await SeeAsync(stage, runs, "delivered", TimeSpan.FromSeconds(10));

        await api.AddAsync(ListKind.Block, PatternKind.Source, "127.0.0.0/8");
        await SeeAsync(stage, runs, "refused", Longest);
    }

    private static SippRun Call(Stage stage, Edge edge) =>
        SippRun.Start(stage, new SippOptions
        {
            Scenario = "uac-calls-or-is-refused",
            Local = FreePorts.NextEndPoint(),
            Target = edge.Sip,
            Calls = Peers.Call.Pairs(Numbers.Count),
            Count = Numbers.Count,
            PerSecond = CallsPerSecond,
        });

    private static Task SeeAsync(Stage stage, SippRun[] runs, string what, TimeSpan deadline) =>
        Until.TrueAsync(
            () => runs.All(run => run.Log.Any(line => line.Event == what)),
            deadline,
            () => $"calls {what} at both edges\n{stage.Tails}");
}
