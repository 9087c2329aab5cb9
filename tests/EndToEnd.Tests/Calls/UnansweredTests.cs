using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests.Calls;

[Collection(nameof(OneSite))]
public sealed class UnansweredTests(SmallSite site)
{
    private const string ShortTimers = """
        timers:
          timerB: 2s
          timerC: 2s
        """;

    [Theory]
    [InlineData("uac-finds-nobody", "uas-says-nothing")]
    [InlineData("uac-rings-too-long", "uas-rings-until-cancelled")]
    public async Task Call_NobodyPicksUp_ProxyEndsIt(string caller, string callee)
    {
        await using var stage = new Stage();
        var nextHop = FreePorts.NextEndPoint();
        using var edge = await Edge.StartAsync(stage, new EdgeSetup(site.Silo.Grid, nextHop) { Yaml = ShortTimers });
        SippRun.Start(stage, new SippOptions { Scenario = callee, Local = nextHop });

        var calls = SippRun.Start(stage, new SippOptions
        {
            Scenario = caller,
            Local = FreePorts.NextEndPoint(),
            Target = edge.Sip,
            Calls = Call.Pairs(3),
            Count = 3,
        });

        (await calls.FinishAsync(TimeSpan.FromSeconds(20))).HasSucceeded(3);
    }
}
