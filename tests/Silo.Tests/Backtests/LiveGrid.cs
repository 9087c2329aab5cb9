using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;
using Orleans.TestingHost;
using Spit.Detection.Policies;
using Spit.Grains;
using Spit.Grains.Lists;
using Spit.Grains.Policies;
using Spit.Grains.Shelves;

namespace Spit.Silo.Tests.Backtests;

/// <summary>Two silos in this process that know no time but the test's.</summary>
internal sealed class LiveGrid : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private LiveGrid(InProcessTestCluster cluster, FakeTimeProvider time)
    {
        _cluster = cluster;
        Time = time;
        Posts = [.. cluster.Silos.Select(s => new LivePost(cluster.GetSiloServiceProvider(s.SiloAddress), time))];
    }

    public FakeTimeProvider Time { get; }

    public IReadOnlyList<LivePost> Posts { get; }

    public static async Task<LiveGrid> StartAsync(DateTimeOffset start, Policy policy)
    {
        var time = new FakeTimeProvider(start);
        var storage = new SharedStorage();
        var records = new SharedRecords();
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<TimeProvider>(time);
            silo.Services.AddKeyedSingleton(TimeProviderNames.SystemTimers, TimeProvider.System);
            silo.Services.AddKeyedSingleton(TimeProviderNames.Messaging, TimeProvider.System);
            silo.Services.AddSingleton(new RunningPolicy(policy));
            silo.Services.AddSpitGrains();
            silo.Services.AddSingleton<IRecordStore>(records);
            silo.Services.AddKeyedSingleton<IGrainStorage>(ListsOptions.StorageName, (s, _) => storage.Of(s));
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new LiveGrid(cluster, time);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var post in Posts)
        {
            post.Dispose();
        }
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }
}
