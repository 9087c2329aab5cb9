using Spit.EndToEnd.Tests.Peers;

namespace Spit.EndToEnd.Tests.Calls;

public sealed class LoadTests(SmallSite site) : IClassFixture<SmallSite>
{
    private const int Calls = 600;
    private static readonly TimeSpan Talk = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Calls_TwoHundredAtOnce_NoneFailsAndTheGridSeesEveryEnd()
    {
        var (caller, callee) = await site.CallAsync(
            new SippOptions { Scenario = "uas-answers" },
            new SippOptions
            {
                Scenario = "uac-calls",
                Calls = Call.Pairs(Calls),
                Count = Calls,
                PerSecond = 100,
                AtOnce = 250,
                Talk = Talk,
                Longest = TimeSpan.FromSeconds(40),
            });

        caller.HasSucceeded(Calls);
        callee.HasSucceeded(Calls);
        Assert.Equal((0, 0), (caller.Retransmissions, callee.Retransmissions));
        await GridHasSeenEveryEndAsync();
    }

    private async Task GridHasSeenEveryEndAsync()
    {
        var seen = await site.Api.SourceAsync("127.0.0.1");
        await Until.TrueAsync(
            async () => (seen = await site.Api.SourceAsync("127.0.0.1"))?.Ended24H > Calls - 0.5,
            TimeSpan.FromSeconds(5),
            () => $"{Calls} ends seen: {seen}\n{site.Stage.Tails}");
        Assert.Equal(Calls, seen!.AttemptsTotal);
        // Decayed over a day: a few seconds take less than a tenth of a call.
        Assert.InRange(seen.Answered24H, Calls - 0.5, Calls);

        var one = Assert.Single(await site.Api.CallerAsync("tel:" + Numbers.Caller(7)));
        Assert.Equal(1, one.Evidence.AttemptsTotal);
        Assert.InRange(one.Evidence.MeanDurationSeconds, Talk.TotalSeconds - 0.2, Talk.TotalSeconds + 1);
    }
}
