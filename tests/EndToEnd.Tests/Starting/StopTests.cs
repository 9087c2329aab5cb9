using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests.Starting;

public sealed class StopTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData(Signal.Terminate)]
    [InlineData(Signal.Interrupt)]
    public async Task EdgeAndSilo_ToldToStopDuringCalls_EndWithCodeZero(int signal)
    {
        await using var stage = new Stage();
        using var silo = await Silo.EmbeddedAsync(stage);
        var nextHop = FreePorts.NextEndPoint();
        using var edge = await Edge.StartAsync(stage, new EdgeSetup(silo.Grid, nextHop));
        SippRun.Start(stage, new SippOptions { Scenario = "uas-answers", Local = nextHop });
        var calls = SippRun.Start(stage, new SippOptions
        {
            Scenario = "uac-calls-or-is-refused",
            Local = FreePorts.NextEndPoint(),
            Target = edge.Sip,
            Calls = Call.Pairs(20),
            Count = 20,
            PerSecond = 20,
            Talk = TimeSpan.FromSeconds(30),
        });
        await Until.TrueAsync(() => calls.Log.Count == 20, Longest, () => "twenty calls\n" + stage.Tails);

        edge.Server.Process.Send(signal);
        Assert.Equal(0, await edge.Server.Process.ExitAsync(Longest));
        silo.Server.Process.Send(signal);
        Assert.Equal(0, await silo.Server.Process.ExitAsync(Longest));
    }
}
