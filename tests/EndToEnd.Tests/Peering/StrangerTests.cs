using System.Net.Sockets;
using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests.Peering;

/// <summary>Tools and scanners that people point at a SIP port, and what else arrives there.</summary>
public sealed class StrangerTests(SmallSite site) : IClassFixture<SmallSite>
{
    [Fact]
    public async Task Sipsak_AsksForOptions_IsAnswered()
    {
        await using var stage = new Stage();
        // sipsak 0.9.8.1 cuts the last digit off a port of five.
        var setup = new EdgeSetup(site.Silo.Grid, site.NextHop) { Sip = FreePorts.NextShortEndPoint() };
        using var edge = await Edge.StartAsync(stage, setup);

        var sipsak = await stage.RunAsync("sipsak", Peer.Require("sipsak"), "-s", $"sip:{edge.Sip}");

        Assert.True(sipsak.ExitCode == 0, stage.Tails);
    }

    [Theory]
    [InlineData("svmap", "127.0.0.1")]
    [InlineData("svwar", "-m", "REGISTER", "-e", "100-130", "--force", "127.0.0.1")]
    [InlineData("svwar", "-m", "INVITE", "-e", "100-130", "--force", "127.0.0.1")]
    [InlineData("svwar", "-m", "OPTIONS", "-e", "100-130", "--force", "127.0.0.1")]
    public async Task Sipvicious_Scans_EdgeGoesOn(string scanner, params string[] arguments)
    {
        await using var stage = new Stage();
        var setup = new EdgeSetup(site.Silo.Grid, FreePorts.NextEndPoint());
        using var edge = await Edge.StartAsync(stage, setup);

        var scan = await stage.RunAsync(
            scanner, Peer.Require(scanner), ["-p", $"{edge.Sip.Port}", "-P", $"{FreePorts.Next()}", .. arguments]);

        Assert.DoesNotContain(scan.Lines, line => line.Contains("Traceback", Ordinal));
        Assert.True(await edge.Server.MetricAsync("spit_edge_messages_total") > 0, "nothing arrived\n" + stage.Tails);
        await GoesOnAsync(stage, setup, edge);
    }

    [Fact]
    public async Task Corpus_ThrownAtTheEdge_EdgeGoesOn()
    {
        await using var stage = new Stage();
        var setup = new EdgeSetup(site.Silo.Grid, FreePorts.NextEndPoint());
        using var edge = await Edge.StartAsync(stage, setup);
        var corpus = Path.Combine(AppContext.BaseDirectory, "Corpus");
        var messages = Directory.GetFiles(corpus, "*.dat", SearchOption.AllDirectories);
        Assert.NotEmpty(messages);

        using var client = new UdpClient("127.0.0.1", edge.Sip.Port);
        foreach (var message in messages)
            client.Send(await File.ReadAllBytesAsync(message, TestContext.Current.CancellationToken));

        await GoesOnAsync(stage, setup, edge);
    }

    /// <summary>Ordinary calls still pass; what strangers began may reach the callee too, and is left alone.</summary>
    private static async Task GoesOnAsync(Stage stage, EdgeSetup setup, Edge edge)
    {
        Assert.True(await edge.Server.IsReadyAsync(), stage.Tails);
        SippRun.Start(stage, new SippOptions { Scenario = "uas-answers", Local = setup.NextHop });
        var calls = SippRun.Start(stage, new SippOptions
        {
            Scenario = "uac-calls",
            Local = FreePorts.NextEndPoint(),
            Target = edge.Sip,
            Calls = Call.Pairs(3),
            Count = 3,
        });
        (await calls.FinishAsync(TimeSpan.FromSeconds(20))).HasSucceeded(3);
    }
}
