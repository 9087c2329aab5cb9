using System.Diagnostics;
using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Processes;

/// <summary>The Redis master is killed under load; Sentinel makes the replica the master.</summary>
public sealed class FailoverTests
{
    private const int Callers = 20;

    [Fact]
    public async Task MasterKilled_WhileListsChange_HealsWithoutRestartAndLosesOnlyWhatWasNotReplicated()
    {
        using var site = await RedisSite.StartAsync();
        using var folder = new TestFolder();
        var config = Path.Combine(folder.Path, "silo.yaml");
        await File.WriteAllTextAsync(config, "snapshotInterval: 200ms", TestContext.Current.CancellationToken);
        string[] options = [.. site.SiloOptions, "--config", config];
        using var a = await SiloProcess.StartAsync(options);
        using var b = await SiloProcess.StartAsync(options);
        var writer = new EntryWriter([a.Api, b.Api]);

        await writer.WriteAsync(40);
        await CountAsync(a, Callers);
        await Eventually.HoldsAsync(
            async () => (await site.KeysAsync("spit/*caller*")).Length == Callers, "the counters are written");
        await site.ReplicatedAsync();
        var certain = writer.Acknowledged.ToArray();
        await writer.WriteAsync(40);
        var writing = writer.WriteUntilRefusedAndTakenAgainAsync();
        await site.Master.KillAsync();
        var killed = Stopwatch.GetTimestamp();
        var risky = await writing;
        var healed = Stopwatch.GetElapsedTime(killed);
        await writer.WriteAsync(40);

        var after = writer.Acknowledged[risky..];
        foreach (var silo in new[] { a, b })
        {
            Assert.Equal(0, await silo.Program.TerminateAsync());
            Assert.DoesNotContain(RedisSite.Password, silo.Program.Output, StringComparison.Ordinal);
        }
        using var again = await SiloProcess.StartAsync(options);
        var kept = (await PatternsAsync(again)).ToHashSet();
        Assert.Subset(kept, certain.ToHashSet());
        Assert.Subset(kept, after.ToHashSet());
        var between = writer.Acknowledged[certain.Length..risky];
        // What replication had not sent is the end of what was written, never a hole in it.
        var lost = between.Count(pattern => !kept.Contains(pattern));
        Assert.DoesNotContain(between[..^lost], pattern => !kept.Contains(pattern));
        await CountAsync(again, Callers, least: 2);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{certain.Length} replicated, {between.Length} more until the kill, {lost} of these lost, " +
            $"{after.Length} afterwards; healed after {healed.TotalSeconds:0.0} s");
    }

    private static async Task CountAsync(SiloProcess silo, int callers, long least = 1)
    {
        for (var i = 0; i < callers; i++)
        {
            var call = new CheckCallRequest
            {
                Caller = $"+4930231250{i:00}",
                Callee = "+493023125099",
                SourceIp = "192.0.2.8",
                Trust = TrustClass.Own,
            };
            var answer = await silo.Api.CheckCallAsync(call);
            Assert.InRange(answer.CallerEvidence.AttemptsTotal, least, long.MaxValue);
        }
    }

    private static async Task<IEnumerable<string>> PatternsAsync(SiloProcess silo) =>
        (await silo.Api.ListEntriesAsync(new ListEntriesRequest())).Entries.Select(entry => entry.Pattern);

    /// <summary>Adds entries one after the other and keeps count of which were acknowledged.</summary>
    private sealed class EntryWriter(GridClient[] silos)
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

        private readonly List<string> _acknowledged = [];
        private int _next;

        public string[] Acknowledged => [.. _acknowledged];

        public async Task WriteAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                Assert.True(await TryWriteAsync());
            }
        }

        /// <summary>
        /// How many were acknowledged before the first refusal, once one is taken again at each silo.
        /// </summary>
        public async Task<int> WriteUntilRefusedAndTakenAgainAsync()
        {
            var started = Stopwatch.GetTimestamp();
            while (await TryWriteAsync())
            {
                Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "no change was ever refused");
            }
            var before = _acknowledged.Count;
            for (var inARow = 0; inARow < silos.Length; inARow = await TryWriteAsync() ? inARow + 1 : 0)
            {
                Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "no change is taken any more");
            }
            return before;
        }

        private async Task<bool> TryWriteAsync()
        {
            var pattern = $"+493023125{_next:0000}";
            var entry = new ListEntry
            {
                List = ListKind.Block,
                Kind = PatternKind.Caller,
                Pattern = pattern,
                Reason = "test",
            };
            try
            {
                await silos[_next++ % silos.Length].AddEntryAsync(new AddEntryRequest { Entry = entry });
                _acknowledged.Add(pattern);
                return true;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable)
            {
                return false;
            }
        }
    }
}
