using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;
using Spit.Detection;
using Spit.Grains.Callers;
using Spit.Grains.Shards;
using Spit.Grains.Shelves;

namespace Spit.Grains.Tests.Shards;

/// <summary>A silo ends, and its shards go on elsewhere.</summary>
public sealed class ShardExitTests : IAsyncLifetime
{
    private const int Callers = 200;

    private readonly TestRecords _records = new();
    private InProcessTestCluster? _cluster;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSpitGrains();
            silo.Services.AddSingleton<IRecordStore>(_records);
#pragma warning disable ORLEANSEXP003
            silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
            silo.Configure<GrainDirectoryOptions>(directory => directory.RangeLeaseDuration = TimeSpan.Zero);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    [Fact]
    public async Task Stop_OneOfTwoSilosWhileCallsComeIn_CountsEveryOne()
    {
        var cluster = _cluster!;
        var grains = cluster.GetSiloServiceProvider(cluster.Silos[1].SiloAddress).GetRequiredService<IGrainFactory>();
        var counts = new long[Callers];
        await CallAllAsync(grains, counts);

        var stopping = cluster.StopSiloAsync(cluster.Silos[0], TestContext.Current.CancellationToken);
        var failures = new List<Exception>();
        while (!stopping.IsCompleted) await CallAllAsync(grains, counts, failures);
        await stopping;
        await CallAllAsync(grains, counts, failures);

        Assert.Empty(failures);
        for (var i = 0; i < Callers; i++)
        {
            var evidence = await Shard(grains, i).Read(Key(i), null);
            Assert.Equal(counts[i], evidence!.AttemptsTotal);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is { } cluster)
        {
            await cluster.StopAllSilosAsync();
            await cluster.DisposeAsync();
        }
    }

    private static async Task CallAllAsync(IGrainFactory grains, long[] counts, List<Exception>? failures = null)
    {
        for (var i = 0; i < Callers; i++)
        {
            try
            {
                counts[i]++;
                var evidence = await Shard(grains, i).Observe(new CallAttempt
                {
                    Caller = Key(i),
                    Callee = "+4930231250",
                    Source = SourceAddress.FromBytes([192, 0, 2, 1]),
                    At = TimeProvider.System.GetUtcNow(),
                });
                Assert.Equal(counts[i], evidence.AttemptsTotal);
            }
            catch (Exception e) when (failures is not null)
            {
                failures.Add(e);
            }
        }
    }

    private static CallerKey Key(int number) => new(TrustClass.Peer, $"sip:exit{number}@example.com");

    private static ICallerShardGrain Shard(IGrainFactory grains, int number) =>
        grains.GetGrain<ICallerShardGrain>(ShardMap.Of(Key(number)));
}
