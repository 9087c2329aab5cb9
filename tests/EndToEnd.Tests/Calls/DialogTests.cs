using Spit.EndToEnd.Tests.Peers;

namespace Spit.EndToEnd.Tests.Calls;

[Collection(nameof(OneSite))]
public sealed class DialogTests(SmallSite site)
{
    private const int Calls = 5;

    /// <summary>sipp's own scenarios know nothing of routes: within the dialog they address the proxy itself.</summary>
    [Fact]
    public async Task Call_BuiltInScenarios_Succeeds()
    {
        var (caller, callee) = await site.CallAsync(
            new SippOptions { Scenario = "uas", IsBuiltIn = true },
            new SippOptions { Scenario = "uac", IsBuiltIn = true, Count = 20, PerSecond = 20 });

        caller.HasSucceeded(20);
        callee.HasSucceeded(20);
        Assert.Equal((0, 0), (caller.Retransmissions, callee.Retransmissions));
    }

    [Theory]
    [InlineData("uac-calls", "uas-answers")]
    [InlineData("uac-changes-the-call", "uas-answers-twice")]
    [InlineData("uac-gives-up-while-ringing", "uas-rings-until-cancelled")]
    [InlineData("uac-finds-it-busy", "uas-is-busy")]
    [InlineData("uac-finds-no-such-number", "uas-has-no-such-number")]
    [InlineData("uac-is-hung-up-on", "uas-hangs-up")]
    public async Task Call_OwnScenarios_Succeeds(string caller, string callee)
    {
        var (called, answered) = await site.CallAsync(
            new SippOptions { Scenario = callee },
            new SippOptions { Scenario = caller, Count = Calls, Calls = Call.Pairs(Calls) });

        called.HasSucceeded(Calls);
        answered.HasSucceeded(Calls);
        Assert.Equal((0, 0), (called.Retransmissions, answered.Retransmissions));
    }

    /// <summary>The callee hears of the call or not, as the CANCEL overtakes the verdict or does not.</summary>
    [Fact]
    public async Task Call_GivenUpAtOnce_EndsForBothWhoHeardOfIt()
    {
        var (caller, callee) = await site.CallAsync(
            new SippOptions { Scenario = "uas-rings-until-cancelled" },
            new SippOptions { Scenario = "uac-gives-up-at-once", Count = Calls, Calls = Call.Pairs(Calls) });

        caller.HasSucceeded(Calls);
        Assert.Equal((0, 0), (callee.Failed, callee.Retransmissions));
    }
}
