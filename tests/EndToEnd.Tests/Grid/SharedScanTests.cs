using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;
using Spit.Protocol.V1;

namespace Spit.EndToEnd.Tests.Grid;

/// <summary>Who scans one POP is known at the other when he calls there.</summary>
public sealed class SharedScanTests(SmallSite site) : IClassFixture<SmallSite>
{
    private const string Scanner = "127.0.0.1";

    [Fact]
    public async Task Svwar_SweepsOnePop_SpeaksAgainstItsCallAtTheOther()
    {
        await using var stage = new Stage();
        using var popB = await Edge.StartAsync(stage, new EdgeSetup(site.Silo.Grid, site.NextHop) { Pop = "ber1" });
        SippRun.Start(stage, new SippOptions { Scenario = "uas-registers-nobody", Local = site.NextHop });
        Assert.DoesNotContain(await CheckAsync(), IsOfScan);

        var scan = await stage.RunAsync(
            "svwar",
            Peer.Require("svwar"),
            "-p", $"{popB.Sip.Port}", "-P", $"{FreePorts.Next()}",
            "-m", "REGISTER", "-e", "100-130", "--force", Scanner);
        Assert.DoesNotContain(scan.Lines, line => line.Contains("Traceback", StringComparison.Ordinal));

        await Until.TrueAsync(
            async () => await site.Api.SourceAsync(Scanner) is { ProbedNames24H: > 25, OfScanners24H: > 25 },
            TimeSpan.FromSeconds(10),
            () => "the sweep is known\n" + stage.Tails);
        Assert.Equal(["ENUMERATION", "SCANNER_AGENT"], (await CheckAsync()).Where(IsOfScan).Order());
    }

    private static bool IsOfScan(string symbol) => symbol is "ENUMERATION" or "SCANNER_AGENT";

    // What the grid says of a call with a harmless name from the scanner's address.
    private async Task<IReadOnlyList<string>> CheckAsync()
    {
        var answer = await site.Api.Reputation.CheckCallAsync(
            new CheckCallRequest
            {
                Caller = "sip:+441632960077@elsewhere.example",
                Callee = "sip:+493023125001@carrier.example",
                SourceIp = Scanner,
                Peek = true,
            },
            cancellationToken: TestContext.Current.CancellationToken);
        return [.. answer.Verdict.Contributions.Where(part => part.ScoreMilli > 0).Select(part => part.Symbol)];
    }
}
