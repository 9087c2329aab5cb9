using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests.Grid;

public sealed class SilentGridTests
{
    private const int Calls = 300;

    [Fact]
    public async Task Silo_KilledDuringCalls_NoCallFailsAndARestartHeals()
    {
        await using var stage = new Stage();
        using var silo = await Silo.EmbeddedAsync(stage);
        using var api = new GridApi(silo.Grid);
        var nextHop = FreePorts.NextEndPoint();
        using var edge = await Edge.StartAsync(stage, new EdgeSetup(silo.Grid, nextHop));
        SippRun.Start(stage, new SippOptions { Scenario = "uas-answers", Local = nextHop });
        var calls = SippRun.Start(stage, new SippOptions
        {
            Scenario = "uac-calls",
            Local = FreePorts.NextEndPoint(),
            Target = edge.Sip,
            Calls = Call.Pairs(Calls),
            Count = Calls,
            PerSecond = 20,
            Talk = TimeSpan.FromSeconds(1),
            Longest = TimeSpan.FromSeconds(60),
        });

        await GridSees(api, 20, stage);
        await silo.Server.Process.KillAsync();
        await Until.TrueAsync(
            async () => await edge.Server.MetricAsync("spit_edge_evidence_missing_total") >= 20,
            TimeSpan.FromSeconds(10),
            () => "twenty verdicts without the grid\n" + stage.Tails);
        await silo.StartAsync();
        var before = (await api.SourceAsync("127.0.0.1"))?.AttemptsTotal ?? 0;
        await GridSees(api, before + 20, stage);

        (await calls.FinishAsync(TimeSpan.FromSeconds(60))).HasSucceeded(Calls);
    }

    [Fact]
    public async Task Verdict_WithoutAGrid_SaysSoToTheCallee()
    {
        await using var stage = new Stage();
        var setup = new EdgeSetup($"http://{FreePorts.NextEndPoint()}", FreePorts.NextEndPoint());
        using var edge = await Edge.StartAsync(stage, setup);
        using var callee = new RawCallee(setup.NextHop);

        var arrived = await callee.ReceiveAsync(Invite, edge.Sip);

        Assert.Matches("\r\nX-Spit-Verdict: allow;[^\r]* forced=GRID_SILENT; grid=disconnected\r\n", arrived);
    }

    private static string Invite(string local) => string.Join("\r\n", [
        $"INVITE sip:{Numbers.Callee(1)}@carrier.example SIP/2.0",
        $"Via: SIP/2.0/UDP {local};branch=z9hG4bKsilent{Guid.NewGuid():N};rport",
        "Max-Forwards: 70",
        $"From: <sip:{Numbers.Caller(1)}@carrier.example>;tag=1",
        $"To: <sip:{Numbers.Callee(1)}@carrier.example>",
        $"Call-ID: {Guid.NewGuid():N}",
        "CSeq: 1 INVITE",
        $"Contact: <sip:{local}>",
        "Content-Length: 0",
        "",
        "",
    ]);

    private static Task GridSees(GridApi api, long attempts, Stage stage) =>
        Until.TrueAsync(
            async () => (await api.SourceAsync("127.0.0.1"))?.AttemptsTotal >= attempts,
            TimeSpan.FromSeconds(15),
            () => $"{attempts} attempts seen by the grid\n{stage.Tails}");
}
