using Orleans.Core.Internal;
using Spit.Detection;

namespace Spit.Grains.Tests.Shelves;

public sealed class ShelfTests(GridFixture grid)
{
    [Fact]
    public async Task Touch_IntervalPassed_IsWritten()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        Assert.False(grid.Records.Holds(key.Identity));

        grid.Time.Advance(TimeSpan.FromSeconds(6));

        await Eventually.HoldsAsync(() => grid.Records.Holds(key.Identity), "the record is written");
    }

    [Fact]
    public async Task Deactivate_Dirty_GoesOnAfterwards()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        await grid.Caller(key).Learn(grid.Outcome(key, source, TimeSpan.FromSeconds(40)));

        await Deactivate(key);

        await Eventually.HoldsAsync(() => grid.Records.Holds(key.Identity), "the record is written on deactivation");
        var evidence = await grid.Caller(key).Observe(grid.Attempt(key, source));
        Assert.Equal(2, evidence.AttemptsTotal);
        Assert.Equal(40, evidence.MeanDuration.TotalSeconds, 1);
    }

    [Fact]
    public async Task Load_StoreDown_CountsFromZero()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        grid.Records.Fail(key.Identity);

        var evidence = await grid.Caller(key).Observe(grid.Attempt(key, source));

        Assert.Equal(1, evidence.AttemptsTotal);
        grid.Records.Heal(key.Identity);
    }

    [Fact]
    public async Task Write_StoreDownForAWhile_IsWrittenLater()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        grid.Records.Fail(key.Identity);
        grid.Time.Advance(TimeSpan.FromSeconds(6));
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        grid.Records.Heal(key.Identity);

        await Eventually.HoldsAsync(
            () =>
            {
                grid.Time.Advance(TimeSpan.FromSeconds(6));
                return grid.Records.Holds(key.Identity);
            },
            "the record is written once the store is back");

        Assert.Equal(2, (await grid.Caller(key).Read())!.AttemptsTotal);
    }

    [Fact]
    public async Task Write_AnotherWroteMeanwhile_KeepsTheStoredOne()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        grid.Time.Advance(TimeSpan.FromSeconds(6));
        await Eventually.HoldsAsync(() => grid.Records.Holds(key.Identity), "the record is written");
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        grid.Records.Overwrite(key.Identity);

        grid.Time.Advance(TimeSpan.FromSeconds(6));

        await Eventually.HoldsAsync(
            async () => (await grid.Caller(key).Read())?.AttemptsTotal == 2, "the stored record is read again");
    }

    private async Task Deactivate(CallerKey key) =>
        await grid.CallerShard(key).Cast<IGrainManagementExtension>()
            .DeactivateOnIdle(TestContext.Current.CancellationToken);
}
