using Spit.Detection;
using Spit.Grains.Shards;

namespace Spit.Grains.Tests.Shards;

/// <summary>A silo asks another one about all attempts whose owners live there.</summary>
public sealed class ShardDoorsTests(GridFixture grid)
{
    [Fact]
    public async Task ObserveHeld_OwnersOfTheOtherSilo_CountsThoseItHoldsAsTheGrainsDo()
    {
        var doors = grid.DoorsOf(0);
        var (caller, unknown) = (Elsewhere(doors), Elsewhere(doors));
        var source = grid.FreshSource();
        while (doors.HomeOf(source) is null) source = grid.FreshSource();
        await grid.Caller(caller).Observe(grid.Attempt(caller, source));
        await grid.Source(source).Observe(grid.Attempt(caller, source));

        var held = await doors.ObserveHeldAsync(
            doors.HomeOf(caller)!,
            [grid.Attempt(unknown, source), grid.Attempt(caller, source)],
            [grid.Attempt(caller, source)]);

        Assert.Null(held.Callers[0]);
        Assert.Equal(2, held.Callers[1]!.AttemptsTotal);
        Assert.Equal(2, Assert.Single(held.Sources)!.AttemptsTotal);
        Assert.Equal(2, (await grid.Caller(caller).Read())!.AttemptsTotal);
        Assert.Null(await grid.Caller(unknown).Read());
    }

    [Fact]
    public async Task ObserveHeld_OneThatCameBefore_GetsItsAnswerAgain()
    {
        var doors = grid.DoorsOf(0);
        var caller = Elsewhere(doors);
        var attempt = grid.Attempt(caller, grid.FreshSource()) with { Ticket = 4711 };
        var first = await grid.Caller(caller).Observe(attempt);

        var held = await doors.ObserveHeldAsync(
            doors.HomeOf(caller)!, [attempt with { IsAgain = true }], []);

        Assert.Equal(first, Assert.Single(held.Callers));
        Assert.Equal(1, (await grid.Caller(caller).Read())!.AttemptsTotal);
    }

    [Fact]
    public void HomeOf_EveryCaller_IsTheOtherSiloForExactlyOneOfTheTwo()
    {
        for (var i = 0; i < 100; i++)
        {
            var caller = grid.FreshCaller();

            Assert.True(grid.DoorsOf(0).HomeOf(caller) is null ^ grid.DoorsOf(1).HomeOf(caller) is null);
        }
    }

    private CallerKey Elsewhere(ShardDoors doors)
    {
        var caller = grid.FreshCaller();
        while (doors.HomeOf(caller) is null) caller = grid.FreshCaller();
        return caller;
    }
}
