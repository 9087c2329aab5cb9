using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orleans.Serialization;
using Spit.Detection;
using Spit.Detection.Policies;
using Spit.Detection.Records;
using Spit.Grains.Shards;
using Spit.Grains.Shelves;

namespace Spit.Grains.Tests.Shelves;

/// <summary>A shelf of callers without a grain around it.</summary>
internal sealed class LooseShelf : IDisposable
{
    private readonly ServiceProvider _services =
        new ServiceCollection().AddMetrics().AddSerializer().BuildServiceProvider();

    public LooseShelf(ShelfOptions options, IRecordStore store)
    {
        Services = new ShelfServices(
            store,
            _services.GetRequiredService<Serializer>(),
            options,
            homes: null!,
            new ShardRoster(),
            Time,
            new GrainMeters(_services.GetRequiredService<IMeterFactory>()),
            NullLogger<ShelfServices>.Instance);
        Shelf = NewShelf();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public ShelfServices Services { get; }

    public Shelf<CallerKey, CallerRecord> Shelf { get; }

    /// <summary>Another shelf over the same store, as another silo would have it.</summary>
    public Shelf<CallerKey, CallerRecord> NewShelf() =>
        new(Services, ShelfKind.Caller, shard: 0, (key, record) => key.Trust == TrustClass.Own || !record.IsSeenOnce);

    public static CallerKey Key(int number, TrustClass trust = TrustClass.Peer) =>
        new(trust, $"sip:{number}@example.com");

    /// <summary>Counts an attempt.</summary>
    /// <returns>How many there have been.</returns>
    public Task<long> ObserveAsync(CallerKey key) => ObserveAsync(Shelf, key);

    public async Task<long> ObserveAsync(Shelf<CallerKey, CallerRecord> shelf, CallerKey key) =>
        await shelf.ChangeAsync(key, Time.GetUtcNow(), Count);

    /// <summary>Takes in that a call of this caller was not answered.</summary>
    public async Task EndAsync(CallerKey key) => await Shelf.ChangeAsync(key, (key, Time.GetUtcNow()), End);

    /// <summary>Counts an attempt of a caller who is in memory.</summary>
    public bool TryObserve(CallerKey key, out long total) =>
        Shelf.TryChange(key, Time.GetUtcNow(), Count, out total);

    public void Dispose() => _services.Dispose();

    private static bool End(CallerRecord record, (CallerKey Caller, DateTimeOffset At) call)
    {
        var attempt = new CallAttempt { Caller = call.Caller, Callee = "+4930231250", Source = default, At = call.At };
        record.Learn(new CallOutcome { Attempt = attempt, EndedAt = call.At, Code = 480 }, Policy.Default);
        return true;
    }

    private static long Count(CallerRecord record, DateTimeOffset now) =>
        record.Observe(now, "+4930231250").AttemptsTotal;
}
