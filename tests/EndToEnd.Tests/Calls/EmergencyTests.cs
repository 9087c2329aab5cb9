using Spit.EndToEnd.Tests.Peers;
using Spit.Protocol.V1;

namespace Spit.EndToEnd.Tests.Calls;

public sealed class EmergencyTests(SmallSite site) : IClassFixture<SmallSite>
{
    [Fact]
    public async Task Call_ToAnEmergencyNumberFromABlockedSource_Passes()
    {
        await site.Api.AddAsync(ListKind.Block, PatternKind.Source, "127.0.0.1");
        await site.Edge.Server.HoldsListsAsync();

        var (refused, _) = await site.CallAsync(
            new SippOptions { Scenario = "uas-answers" },
            new SippOptions { Scenario = "uac-is-refused", Count = 1, Calls = Call.Pairs(1) });
        var (helped, _) = await site.CallAsync(
            new SippOptions { Scenario = "uas-answers" },
            new SippOptions { Scenario = "uac-calls", Count = 3, Calls = Emergency("112", "110", "911") });

        refused.HasSucceeded(1);
        helped.HasSucceeded(3);
    }

    private static Call[] Emergency(params string[] numbers) =>
        [.. numbers.Select(number => new Call(Numbers.Caller(1), number))];
}
