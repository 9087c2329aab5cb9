using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;
using Spit.Protocol.V1;

namespace Spit.EndToEnd.Tests.Grid;

public sealed class DurableListTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Entry_SiloKilledOnceItWasAcknowledged_IsThereAndRefuses(bool overRedis)
    {
        await using var stage = new Stage();
        using var silo = overRedis
            ? await Silo.OverRedisAsync(stage, (await RedisServer.StartAsync(stage)).EndPoint)
            : await Silo.EmbeddedAsync(stage);
        using var api = new GridApi(silo.Grid);

        var added = await api.AddAsync(ListKind.Block, PatternKind.Caller, "tel:" + Numbers.Caller(1));
        await silo.Server.Process.KillAsync();
        await silo.StartAsync();

        Assert.Equal([added.Name], (await api.EntriesAsync()).Select(entry => entry.Name));
        using var edge = await Edge.StartAsync(stage, new EdgeSetup(silo.Grid, FreePorts.NextEndPoint()));
        await edge.Server.HoldsListsAsync();
        var calls = SippRun.Start(stage, new SippOptions
        {
            Scenario = "uac-is-refused",
            Local = FreePorts.NextEndPoint(),
            Target = edge.Sip,
            Calls = Call.FanOut(Numbers.Caller(1), 3),
            Count = 3,
        });
        (await calls.FinishAsync(TimeSpan.FromSeconds(20))).HasSucceeded(3);
    }
}
