using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests.Peering;

/// <summary>Calls that pass the edge and then a Kamailio: two record-routing proxies in the dialog.</summary>
public sealed class KamailioTests(SmallSite site) : IClassFixture<SmallSite>
{
    private const int Calls = 5;

    [Theory]
    [InlineData("uac-calls", "uas-answers")]
    [InlineData("uac-changes-the-call", "uas-answers-twice")]
    [InlineData("uac-gives-up-while-ringing", "uas-rings-until-cancelled")]
    [InlineData("uac-finds-it-busy", "uas-is-busy")]
    [InlineData("uac-is-hung-up-on", "uas-hangs-up")]
    public async Task Call_ThroughKamailioBehindTheEdge_Succeeds(string caller, string callee)
    {
        await using var stage = new Stage();
        var called = FreePorts.NextEndPoint();
        var kamailio = await Kamailio.StartAsync(stage, called);
        using var edge = await Edge.StartAsync(stage, new EdgeSetup(site.Silo.Grid, kamailio.Sip));
        var answers = SippRun.Start(stage, new SippOptions { Scenario = callee, Local = called });

        var calls = SippRun.Start(stage, new SippOptions
        {
            Scenario = caller,
            Local = FreePorts.NextEndPoint(),
            Target = edge.Sip,
            Calls = Call.Pairs(Calls),
            Count = Calls,
        });

        (await calls.FinishAsync(TimeSpan.FromSeconds(20))).HasSucceeded(Calls);
        (await answers.StopAsync()).HasSucceeded(Calls);
    }
}
