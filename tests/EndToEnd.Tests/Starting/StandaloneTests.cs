using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests.Starting;

public sealed class StandaloneTests
{
    [Fact]
    public async Task Standalone_CallThenBlockByHand_DeliversThenRefuses()
    {
        await using var stage = new Stage();
        var (sip, nextHop) = (FreePorts.NextEndPoint(), FreePorts.NextEndPoint());
        var (api, health) = (FreePorts.NextEndPoint(), FreePorts.NextEndPoint());
        var process = stage.Start(
            "standalone", SpitProgram.Dotnet, SpitProgram.PathOf(SpitProgram.Standalone),
            "--sip", $"{sip}", "--next-hop", $"{nextHop}", "--data", stage.PathOf("data"),
            "--api", $"{api}", "--health", $"{health}");
        using var server = new SpitServer(process, health);
        await server.ReadyAsync();
        SippRun.Start(stage, new SippOptions { Scenario = "uas-answers", Local = nextHop });
        var calls = Call.FanOut(Numbers.Caller(1), 2);
        var caller = new SippOptions { Scenario = "uac-calls", Target = sip, Calls = calls, Count = 2 };

        var first = SippRun.Start(stage, caller with { Local = FreePorts.NextEndPoint() });
        (await first.FinishAsync(TimeSpan.FromSeconds(20))).HasSucceeded(2);

        var added = await Spitctl.RunAsync(
            stage, $"http://{api}", "list", "add", "block", Numbers.Caller(1), "--reason", "nuisance");
        Assert.True(added.ExitCode == 0, added.Tail);

        var second = SippRun.Start(
            stage, caller with { Scenario = "uac-is-refused", Local = FreePorts.NextEndPoint() });
        (await second.FinishAsync(TimeSpan.FromSeconds(20))).HasSucceeded(2);
        Assert.Equal(0, await process.TerminateAsync(TimeSpan.FromSeconds(15)));
    }
}
