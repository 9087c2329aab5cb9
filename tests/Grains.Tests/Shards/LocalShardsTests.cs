using System.Collections.Concurrent;
using Spit.Detection;
using Spit.Grains.Shards;

namespace Spit.Grains.Tests.Shards;

/// <summary>A shard is asked by its silo without a message, beside the messages of others.</summary>
public sealed class LocalShardsTests(GridFixture grid)
{
    // Longer than any path of the runtime's own that allocates once.
    private const int Calls = 1000;

    [Fact]
    public async Task TryObserve_HeldHere_CountsAsTheGrainDoes()
    {
        var caller = grid.FreshCaller();
        var here = await HomeOfAsync(caller);

        Assert.True(here.TryObserve(ShardMap.Of(caller), Attempt(caller), out var evidence));

        Assert.Equal(2, evidence.AttemptsTotal);
        Assert.Equal(2, (await grid.Caller(caller).Read())!.AttemptsTotal);
    }

    [Fact]
    public async Task TryObserve_LivesElsewhere_IsLeftToTheGrain()
    {
        var caller = grid.FreshCaller();
        var here = await HomeOfAsync(caller);
        var elsewhere = grid.CallersIn(0) == here ? grid.CallersIn(1) : grid.CallersIn(0);

        Assert.False(elsewhere.TryObserve(ShardMap.Of(caller), Attempt(caller), out _));
        Assert.Equal(1, (await grid.Caller(caller).Read())!.AttemptsTotal);
    }

    [Fact]
    public async Task TryObserve_NotHeld_IsLeftToTheGrainAndNotCounted()
    {
        // His shard is in memory, for another's sake.
        CallerKey known = grid.FreshCaller(), unknown;
        do unknown = grid.FreshCaller();
        while (ShardMap.Of(unknown) != ShardMap.Of(known));
        var here = await HomeOfAsync(known);

        Assert.False(here.TryObserve(ShardMap.Of(unknown), Attempt(unknown), out _));
        Assert.Null(await grid.Caller(unknown).Read());
    }

    [Fact]
    public async Task TryObserve_ManyThreadsBesideTheGrain_CountsEachOnce()
    {
        var caller = grid.FreshCaller();
        var here = await HomeOfAsync(caller);
        var totals = new ConcurrentBag<long>();
        var direct = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Calls; i++)
            {
                Assert.True(here.TryObserve(ShardMap.Of(caller), Attempt(caller), out var evidence));
                totals.Add(evidence.AttemptsTotal);
            }
        }));
        var messages = Enumerable.Range(0, 2).Select(silo => Task.Run(async () =>
        {
            for (var i = 0; i < Calls; i++)
                totals.Add((await grid.Caller(caller, silo).Observe(Attempt(caller))).AttemptsTotal);
        }));

        await Task.WhenAll([.. direct, .. messages]);

        // The first was the one that found the caller's home.
        Assert.Equal(Enumerable.Range(2, 6 * Calls).Select(i => (long)i), totals.Order());
    }

    [Fact]
    public async Task TryObserve_OneThatCameBefore_GetsItsAnswerAgain()
    {
        var caller = grid.FreshCaller();
        var here = await HomeOfAsync(caller);
        var attempt = Attempt(caller) with { Ticket = 77 };
        Assert.True(here.TryObserve(ShardMap.Of(caller), attempt with { IsAgain = true }, out var first));

        // The one that was sent first arrives last.
        Assert.True(here.TryObserve(ShardMap.Of(caller), attempt, out var second));

        Assert.Same(first, second);
        Assert.Equal(2, (await grid.Caller(caller).Read())!.AttemptsTotal);
    }

    [Fact]
    public async Task TryObserve_HeldHere_AllocatesTheAnswerAndNoMore()
    {
        var caller = grid.FreshCaller();
        var here = await HomeOfAsync(caller);
        var attempt = Attempt(caller);

        var bytes = Allocated.By(() =>
        {
            for (var i = 0; i < Calls; i++) here.TryObserve(ShardMap.Of(caller), attempt, out _);
        });

        // 27 numbers.
        Assert.InRange(bytes / Calls, 1, 300);
    }

    private CallAttempt Attempt(CallerKey caller) => grid.Attempt(caller, grid.FreshSource());

    private async Task<LocalShards<CallerEvidence>> HomeOfAsync(CallerKey caller) =>
        grid.CallersIn(await HomeIndexAsync(caller));

    // Has the caller's shard and record there; that is his first call.
    private async Task<int> HomeIndexAsync(CallerKey caller)
    {
        await grid.Caller(caller).Observe(Attempt(caller));
        return grid.CallersIn(0).Has(ShardMap.Of(caller)) ? 0 : 1;
    }
}
