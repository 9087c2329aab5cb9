using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Processes;

public sealed class DurabilityTests
{
    [Fact]
    public async Task AddEntry_AcknowledgedBeforeKill_IsThereAfterwards_EmbeddedStore()
    {
        using var folder = new TestFolder();
        using (var silo = await SiloProcess.StartAsync("--data", folder.Path))
        {
            await AddAsync(silo, 20);
            await silo.Program.KillAsync();
        }

        using var again = await SiloProcess.StartAsync("--data", folder.Path);

        Assert.Equal(Patterns(20), await PatternsAsync(again));
    }

    [Fact]
    public async Task AddEntry_AcknowledgedBeforeKillOfSiloAndRedis_IsThereAfterwards()
    {
        using var redis = await RedisServer.StartAsync();
        using (var silo = await SiloProcess.StartAsync("--redis", redis.Address))
        {
            await AddAsync(silo, 20);
            await silo.Program.KillAsync();
        }
        await redis.KillAndRestartAsync();

        using var again = await SiloProcess.StartAsync("--redis", redis.Address);

        Assert.Equal(Patterns(20), await PatternsAsync(again));
    }

    [Fact]
    public async Task Terminate_ExitsWithZeroAndKeepsTheCounters()
    {
        using var folder = new TestFolder();
        var call = new CheckCallRequest
        {
            Caller = "+493023125001",
            Callee = "+493023125002",
            SourceIp = "192.0.2.1",
            Trust = TrustClass.Own,
        };
        using (var silo = await SiloProcess.StartAsync("--data", folder.Path))
        {
            using var edge = await EdgeClient.ConnectAsync(silo.Channel, null);
            await edge.NextBulletinAsync();
            await silo.Api.CheckCallAsync(call);
            var started = TimeProvider.System.GetTimestamp();
            Assert.Equal(0, await silo.Program.TerminateAsync());
            var took = TimeProvider.System.GetElapsedTime(started);
            Assert.True(took < TimeSpan.FromSeconds(10), $"{took}\n{silo.Program.Output}");
            Assert.False(silo.Program.Output.Contains("fail:", StringComparison.Ordinal), silo.Program.Output);
        }

        using var again = await SiloProcess.StartAsync("--data", folder.Path);

        Assert.Equal(2, (await again.Api.CheckCallAsync(call)).CallerEvidence.AttemptsTotal);
    }

    private static async Task AddAsync(SiloProcess silo, int count)
    {
        foreach (var pattern in Patterns(count))
        {
            await silo.Api.AddEntryAsync(new AddEntryRequest
            {
                Entry = new ListEntry
                {
                    List = ListKind.Block,
                    Kind = PatternKind.Caller,
                    Pattern = pattern,
                    Reason = "test",
                },
            });
        }
    }

    private static IEnumerable<string> Patterns(int count) =>
        Enumerable.Range(0, count).Select(i => $"+49302312{5000 + i}");

    private static async Task<IEnumerable<string>> PatternsAsync(SiloProcess silo) =>
        (await silo.Api.ListEntriesAsync(new ListEntriesRequest())).Entries.Select(entry => entry.Pattern).Order();
}
