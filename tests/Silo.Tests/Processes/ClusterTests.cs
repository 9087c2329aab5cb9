using System.Diagnostics;
using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Processes;

public sealed class ClusterTests
{
    [Fact]
    public async Task TwoSilos_OneRedis_AreOneGridAndSurviveOneKill()
    {
        using var redis = await RedisServer.StartAsync();
        using var a = await SiloProcess.StartAsync("--redis", redis.Address);
        using var b = await SiloProcess.StartAsync("--redis", redis.Address);

        await AssertOneCountAsync(a, b);
        await AssertBulletinReachesAsync(a, b);
        await AssertBulletinReachesAsync(b, a);
        await a.Program.KillAsync();
        await AssertAnswersWithinAsync(b, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Restart_AfterEverybodyWasKilled_IsNotHeldUpByTheDead()
    {
        using var redis = await RedisServer.StartAsync();
        using (var a = await SiloProcess.StartAsync("--redis", redis.Address))
        {
            using var b = await SiloProcess.StartAsync("--redis", redis.Address);
            await Task.WhenAll(a.Program.KillAsync(), b.Program.KillAsync());
        }

        using var again = await SiloProcess.StartAsync("--redis", redis.Address);

        await AssertAnswersWithinAsync(again, TimeSpan.FromSeconds(15));
    }

    private static async Task AssertOneCountAsync(SiloProcess a, SiloProcess b)
    {
        for (var i = 0; i < 20; i++)
        {
            await (i % 2 == 0 ? a : b).Api.CheckCallAsync(Call("+493023125010"));
        }
        var subject = new GetReputationRequest { Caller = new CallerSubject { Uri = "+493023125010" } };
        Assert.Equal(20, (await b.Api.GetReputationAsync(subject)).Callers.Single().Evidence.AttemptsTotal);
        Assert.Equal(20, (await a.Api.GetReputationAsync(subject)).Callers.Single().Evidence.AttemptsTotal);
    }

    private static async Task AssertBulletinReachesAsync(SiloProcess from, SiloProcess to)
    {
        using var edge = await EdgeClient.ConnectAsync(to.Channel, null);
        await edge.NextBulletinAsync();
        var took = TimeSpan.MaxValue;
        // The first change pays for everything that is compiled on the way.
        for (var i = 0; i < 3; i++)
        {
            var waiting = edge.NextBulletinAsync();
            await from.Api.AddEntryAsync(new AddEntryRequest
            {
                Entry = new ListEntry
                {
                    List = ListKind.Block,
                    Kind = PatternKind.Caller,
                    Pattern = $"+49302312502{i}",
                    Reason = "test",
                },
            });
            var acknowledged = Stopwatch.GetTimestamp();
            Assert.Equal($"+49302312502{i}", (await waiting).Put.Pattern);
            took = Stopwatch.GetElapsedTime(acknowledged);
        }
        Assert.InRange(took.TotalMilliseconds, 0, 200);
    }

    /// <summary>Keys of the dead silo too: some of these were its own.</summary>
    private static async Task AssertAnswersWithinAsync(SiloProcess silo, TimeSpan limit)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < 20; i++)
        {
            while (!await AnswersAsync(silo, Call($"+4930231250{i:00}")))
            {
                Assert.True(Stopwatch.GetElapsedTime(started) < limit, "the grid does not heal");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    private static async Task<bool> AnswersAsync(SiloProcess silo, CheckCallRequest call)
    {
        try
        {
            return (await silo.Api.CheckCallAsync(call)).Verdict.EvidenceMissing.Length == 0;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable)
        {
            return false;
        }
    }

    private static CheckCallRequest Call(string caller) =>
        new() { Caller = caller, Callee = "+493023125099", SourceIp = "192.0.2.8", Trust = TrustClass.Peer };
}
