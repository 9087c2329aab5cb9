using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Spit.Grains.Snapshots;

/// <summary>What all snapshots of a silo share.</summary>
internal sealed class SnapshotStore(
    [FromKeyedServices(SnapshotOptions.StorageName)] IGrainStorage storage,
    SnapshotOptions options,
    TimeProvider time,
    GrainMeters meters,
    ILogger<SnapshotStore> logger)
{
    public IGrainStorage Storage => storage;

    public TimeSpan Interval => options.Interval;

    public TimeProvider Time => time;

    public GrainMeters Meters => meters;

    public ILogger Logger => logger;
}
