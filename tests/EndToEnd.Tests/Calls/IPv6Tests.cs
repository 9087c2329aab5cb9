using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests.Calls;

[Collection(nameof(OneSite))]
public sealed class IPv6Tests(SmallSite site)
{
    [Fact]
    public async Task Call_OverIPv6_SucceedsAndIsKnownByItsAddress()
    {
        await using var stage = new Stage();
        var nextHop = FreePorts.NextEndPoint("::1");
        var setup = new EdgeSetup(site.Silo.Grid, nextHop) { Sip = FreePorts.NextEndPoint("::1") };
        using var edge = await Edge.StartAsync(stage, setup);
        SippRun.Start(stage, new SippOptions { Scenario = "uas-answers", Local = nextHop });

        var calls = SippRun.Start(stage, new SippOptions
        {
            Scenario = "uac-calls",
            Local = FreePorts.NextEndPoint("::1"),
            Target = edge.Sip,
            Calls = Call.Pairs(5),
            Count = 5,
        });

        (await calls.FinishAsync(TimeSpan.FromSeconds(20))).HasSucceeded(5);
        await Until.TrueAsync(
            async () => (await site.Api.SourceAsync("::1"))?.AttemptsTotal == 5,
            TimeSpan.FromSeconds(5),
            () => "five attempts from ::1\n" + site.Stage.Tails);
    }
}
