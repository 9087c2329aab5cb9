using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests.Harness;

/// <summary>The scenarios through a proxy known to be good: what fails at the edge is then the edge's fault.</summary>
public sealed class ScenarioTests
{
    [Theory]
    [InlineData("uac-calls", "uas-answers")]
    [InlineData("uac-changes-the-call", "uas-answers-twice")]
    [InlineData("uac-gives-up-while-ringing", "uas-rings-until-cancelled")]
    [InlineData("uac-finds-it-busy", "uas-is-busy")]
    [InlineData("uac-finds-no-such-number", "uas-has-no-such-number")]
    [InlineData("uac-is-hung-up-on", "uas-hangs-up")]
    public async Task Scenario_ThroughKamailio_Succeeds(string caller, string callee)
    {
        await using var stage = new Stage();
        var called = FreePorts.NextEndPoint();
        var kamailio = await Kamailio.StartAsync(stage, called);
        var answers = SippRun.Start(stage, new SippOptions { Scenario = callee, Local = called });

        var calls = SippRun.Start(stage, new SippOptions
        {
            Scenario = caller,
            Local = FreePorts.NextEndPoint(),
            Target = kamailio.Sip,
            Calls = Call.Pairs(2),
            Count = 2,
        });

        (await calls.FinishAsync(TimeSpan.FromSeconds(20))).HasSucceeded(2);
        (await answers.StopAsync()).HasSucceeded(2);
    }

    [Fact]
    public async Task Scenario_ThatExpectsSomethingElse_Fails()
    {
        await using var stage = new Stage();
        var called = FreePorts.NextEndPoint();
        SippRun.Start(stage, new SippOptions { Scenario = "uas-answers", Local = called });

        var calls = SippRun.Start(stage, new SippOptions
        {
            Scenario = "uac-finds-it-busy",
            Local = FreePorts.NextEndPoint(),
            Target = called,
            Calls = Call.Pairs(1),
            Count = 1,
        });

        var result = await calls.FinishAsync(TimeSpan.FromSeconds(20));
        Assert.Equal((0, 1), (result.Successful, result.Failed));
        Assert.NotEqual(0, result.ExitCode);
    }
}
