using System.Net.Sockets;
using Spit.EndToEnd.Tests.Peers;

namespace Spit.EndToEnd.Tests.Peering;

/// <summary>Tools and scanners that people point at a SIP port, and what else arrives there.</summary>
public sealed class StrangerTests(SmallSite site) : IClassFixture<SmallSite>
{
    [Fact]
    public async Task Sipsak_AsksForOptions_IsAnswered()
    {
        var sipsak = await site.Stage.RunAsync("sipsak", Peer.Require("sipsak"), "-s", $"sip:{site.Edge.Sip}");

        Assert.True(sipsak.ExitCode == 0, sipsak.Tail + site.Edge.Server.Process.Tail);
    }

    [Fact]
    public async Task Svmap_Scans_EdgeGoesOn()
    {
        string[] arguments = ["127.0.0.1", "-p", $"{site.Edge.Sip.Port}", "-P", $"{site.Stage.Ports.Next()}"];
        await site.Stage.RunAsync("svmap", Peer.Require("svmap"), arguments);

        await GoesOnAsync();
    }

    [Theory]
    [InlineData("REGISTER")]
    [InlineData("INVITE")]
    [InlineData("OPTIONS")]
    public async Task Svwar_EnumeratesNumbers_EdgeGoesOn(string method)
    {
        string[] arguments =
        [
            "-m", method, "-e", "100-130", "--force",
            "-p", $"{site.Edge.Sip.Port}", "-P", $"{site.Stage.Ports.Next()}", "127.0.0.1",
        ];
        await site.Stage.RunAsync("svwar", Peer.Require("svwar"), arguments);

        await GoesOnAsync();
    }

    [Fact]
    public async Task Corpus_ThrownAtTheEdge_EdgeGoesOn()
    {
        var corpus = Path.Combine(AppContext.BaseDirectory, "Corpus");
        var messages = Directory.GetFiles(corpus, "*.dat", SearchOption.AllDirectories);
        Assert.NotEmpty(messages);
        using var client = new UdpClient("127.0.0.1", site.Edge.Sip.Port);
        foreach (var message in messages)
            client.Send(await File.ReadAllBytesAsync(message, TestContext.Current.CancellationToken));

        await GoesOnAsync();
    }

    private async Task GoesOnAsync()
    {
        Assert.True(await site.Edge.Server.IsReadyAsync(), site.Stage.Tails);
        var (caller, _) = await site.CallAsync(
            new SippOptions { Scenario = "uas-answers" },
            new SippOptions { Scenario = "uac-calls", Count = 3, Calls = Call.Pairs(3) });
        caller.HasSucceeded(3);
    }
}
