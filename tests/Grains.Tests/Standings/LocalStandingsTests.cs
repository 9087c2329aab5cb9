using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Grains.Shards;
using Spit.Grains.Standings;

namespace Spit.Grains.Tests.Standings;

/// <summary>A silo tells and asks its shards of standings without a message, beside the messages of others.</summary>
public sealed class LocalStandingsTests(GridFixture grid)
{
    private const int Calls = 1000;

    private static readonly CallerKey Caller = new(TrustClass.Peer, "+4930231250");

    [Fact]
    public async Task TryTell_HeldHere_CountsAsTheGrainDoes()
    {
        var key = await FreshKeyAsync();
        var here = HomeOf(key);

        Assert.True(here.TryTell(key, Attempt()));

        Assert.True(here.TryLook(key, out var known));
        var asked = await ExchangeAsync(new StandingBatch { Key = key });
        Assert.Equal(asked, known);
        Assert.Equal(2, asked.Strangers1h);
    }

    [Fact]
    public async Task TryObserve_HeldHere_SaysWhatWasKnownBeforeAndCounts()
    {
        var key = await FreshKeyAsync();
        var here = HomeOf(key);
        Assert.True(here.TryLook(key, out var before));

        Assert.True(here.TryObserve(key, Attempt(), out var known));

        Assert.Equal(before, known);
        Assert.Equal(2, (await ExchangeAsync(new StandingBatch { Key = key })).Strangers1h);
    }

    [Fact]
    public async Task TryExchange_HeldHere_TakesInAndSaysWhatTheGrainWould()
    {
        var key = await FreshKeyAsync();
        var here = HomeOf(key);

        Assert.True(here.TryExchange(BatchOf(key), out var known));
        Assert.True(here.TryExchange(new StandingBatch { Key = key }, out var looked));

        Assert.Equal(2, known.Strangers1h);
        Assert.Equal(known, looked);
        Assert.Equal(known, await ExchangeAsync(new StandingBatch { Key = key }));
    }

    [Fact]
    public async Task TryLook_LivesElsewhereOrIsNotHeld_IsLeftToTheGrain()
    {
        var key = await FreshKeyAsync();
        var elsewhere = grid.StandingsIn(0) == HomeOf(key) ? grid.StandingsIn(1) : grid.StandingsIn(0);
        StandingKey unknown;
        do unknown = FreshKey();
        while (ShardMap.Of(unknown) != ShardMap.Of(key));

        Assert.False(elsewhere.TryLook(key, out _));
        Assert.False(elsewhere.TryTell(key, Attempt()));
        Assert.False(elsewhere.TryObserve(key, Attempt(), out _));
        Assert.False(elsewhere.TryExchange(BatchOf(key), out _));
        Assert.False(HomeOf(key).TryExchange(BatchOf(unknown), out _));
        Assert.False(HomeOf(key).TryLook(unknown, out _));
        Assert.False(HomeOf(key).TryTell(unknown, Attempt()));
        Assert.False(HomeOf(key).TryObserve(unknown, Attempt(), out _));
        Assert.Equal(StandingEvidence.None, await ExchangeAsync(new StandingBatch { Key = unknown }));
    }

    [Fact]
    public async Task TryTell_ManyThreadsBesideTheGrain_CountsEachOnce()
    {
        var key = await FreshKeyAsync();
        var here = HomeOf(key);
        var direct = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Calls; i++) Assert.True(here.TryTell(key, Attempt()));
        }));
        var messages = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < Calls; i++) await ExchangeAsync(BatchOf(key));
        }));

        await Task.WhenAll([.. direct, .. messages]);

        Assert.True(here.TryLook(key, out var known));
        Assert.Equal(1 + (6 * Calls), known.Strangers1h);
    }

    [Fact]
    public async Task TryTell_HeldHere_AllocatesNothing()
    {
        var key = await FreshKeyAsync();
        var (here, attempt) = (HomeOf(key), Attempt());

        var bytes = Allocated.By(() =>
        {
            for (var i = 0; i < Calls; i++) here.TryTell(key, attempt);
        });

        Assert.Equal(0, bytes / Calls);
    }

    // Of a key that nobody has, with one attempt.
    private async Task<StandingKey> FreshKeyAsync()
    {
        var key = FreshKey();
        await ExchangeAsync(BatchOf(key));
        return key;
    }

    private StandingKey FreshKey() => new(StandingKind.Callee, grid.FreshCaller().Identity);

    private LocalStandings HomeOf(StandingKey key) =>
        grid.StandingsIn(0).TryLook(key, out _) ? grid.StandingsIn(0) : grid.StandingsIn(1);

    private StandingBatch BatchOf(StandingKey key) => new() { Key = key, Attempts = [Attempt()] };

    private StandingAttempt Attempt() => new(grid.Time.GetUtcNow(), Caller, IsStranger: true, Attempts1h: 1);

    private async Task<StandingEvidence> ExchangeAsync(StandingBatch batch) =>
        Assert.Single(await grid.StandingShard(batch.Key).Exchange([batch]));
}
