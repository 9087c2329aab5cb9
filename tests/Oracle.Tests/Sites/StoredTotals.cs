using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Spit.Detection.Records;
using Spit.Grains.Shards;
using Spit.Grains.Shelves;
using Spit.Silo.Store;

namespace Spit.Oracle.Tests.Sites;

/// <summary>The counts as the store has them.</summary>
/// <param name="silo">The services of a silo, which bring store and format.</param>
internal sealed class StoredTotals(IServiceProvider silo)
{
    private readonly RecordStore _store = ActivatorUtilities.CreateInstance<RecordStore>(silo);
    private readonly Serializer _serializer = silo.GetRequiredService<Serializer>();

    /// <summary>0 for a key that is not stored.</summary>
    public async Task<long> ReadAsync(GridKey key)
    {
        if (key.Caller is { } caller)
        {
            var record = await ReadAsync<CallerRecord>(new ShelfName("caller", ShardMap.Of(caller)), $"{caller}");
            return record?.Evidence(DateTimeOffset.UnixEpoch, null).AttemptsTotal ?? 0;
        }
        var source = key.Source!.Value;
        var found = await ReadAsync<SourceRecord>(new ShelfName("source", ShardMap.Of(source)), $"{source}");
        return found?.Evidence(DateTimeOffset.UnixEpoch).AttemptsTotal ?? 0;
    }

    private async Task<T?> ReadAsync<T>(ShelfName shelf, string key)
        where T : class
    {
        var stored = await _store.ReadAsync(shelf, [key]);
        return stored[0].Version == 0 ? null : _serializer.Deserialize<T>(stored[0].Bytes);
    }
}
