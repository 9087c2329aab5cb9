using Orleans.Core.Internal;
using Spit.Detection;

namespace Spit.Grains.Tests.Snapshots;

public sealed class SnapshotTests(GridFixture grid)
{
    [Fact]
    public async Task Touch_IntervalPassed_IsWritten()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        Assert.False(grid.Storage.Holds(key.Identity));

        grid.Time.Advance(TimeSpan.FromSeconds(6));

        await Eventually.HoldsAsync(() => grid.Storage.Holds(key.Identity), "the record is written");
    }

    [Fact]
    public async Task Deactivate_Dirty_GoesOnAfterwards()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        await grid.Caller(key).Learn(grid.Outcome(key, source, TimeSpan.FromSeconds(40)));

        await DeactivateAsync(key);

        await Eventually.HoldsAsync(() => grid.Storage.Holds(key.Identity), "the record is written on deactivation");
        var evidence = await grid.Caller(key).Observe(grid.Attempt(key, source));
        Assert.Equal(2, evidence.AttemptsTotal);
        Assert.Equal(40, evidence.MeanDuration.TotalSeconds, 1);
    }

    [Fact]
    public async Task Load_StoreDown_CountsFromZero()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        grid.Storage.Fail(key.Identity);

        var evidence = await grid.Caller(key).Observe(grid.Attempt(key, source));

        Assert.Equal(1, evidence.AttemptsTotal);
        grid.Storage.Heal(key.Identity);
    }

    [Fact]
    public async Task Write_StoreDownForAWhile_IsWrittenLater()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        grid.Storage.Fail(key.Identity);
        grid.Time.Advance(TimeSpan.FromSeconds(6));
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        grid.Storage.Heal(key.Identity);

        await Eventually.HoldsAsync(
            () =>
            {
                grid.Time.Advance(TimeSpan.FromSeconds(6));
                return grid.Storage.Holds(key.Identity);
            },
            "the record is written once the store is back");

        Assert.Equal(2, (await grid.Caller(key).Read())!.AttemptsTotal);
    }

    [Fact]
    public async Task Write_AnotherWroteMeanwhile_CountsOnFromTheStoredOne()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        await WrittenAsync(key, source);
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        await grid.Caller(key).Learn(grid.Outcome(key, source, TimeSpan.FromSeconds(40)));
        grid.Storage.OverwriteTag(key.Identity);

        await DeactivateAsync(key);

        await Eventually.HoldsAsync(
            async () => await grid.Caller(key).Read() is { AttemptsTotal: 2, Ended24h: > 0.9 },
            "the stored record has what was counted since");
    }

    [Fact]
    public async Task Write_StoreWasDownAtTheLoad_CountsOnFromTheStoredOne()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        await WrittenAsync(key, source);
        grid.Storage.Fail(key.Identity);
        await DeactivateAsync(key);
        await Eventually.HoldsAsync(
            async () => (await grid.Caller(key).Observe(grid.Attempt(key, source))).AttemptsTotal < 2,
            "an activation that could not read the record");
        var blind = (await grid.Caller(key).Read())!.AttemptsTotal;
        grid.Storage.Heal(key.Identity);

        grid.Time.Advance(TimeSpan.FromSeconds(6));

        await Eventually.HoldsAsync(
            async () => (await grid.Caller(key).Read())?.AttemptsTotal == 1 + blind,
            "what was counted without the store is added to what the store has");
    }

    [Fact]
    public async Task Write_DoneWithoutAnAnswer_CountsNothingTwice()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        grid.Storage.LoseNextAnswer(key.Identity);
        grid.Time.Advance(TimeSpan.FromSeconds(6));
        await Eventually.HoldsAsync(() => !grid.Storage.WillLoseAnswer(key.Identity), "the answer was lost");
        await grid.Caller(key).Observe(grid.Attempt(key, source));

        await DeactivateAsync(key);

        await Eventually.HoldsAsync(
            async () => (await grid.Caller(key).Read())?.AttemptsTotal == 2, "both attempts are counted once");
    }

    private async Task WrittenAsync(CallerKey key, SourceAddress source)
    {
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        grid.Time.Advance(TimeSpan.FromSeconds(6));
        await Eventually.HoldsAsync(() => grid.Storage.Holds(key.Identity), "the record is written");
    }

    private async Task DeactivateAsync(CallerKey key) =>
        await grid.Caller(key).Cast<IGrainManagementExtension>()
            .DeactivateOnIdle(TestContext.Current.CancellationToken);
}
