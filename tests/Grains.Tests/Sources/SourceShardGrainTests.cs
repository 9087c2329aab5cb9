namespace Spit.Grains.Tests.Sources;

public sealed class SourceShardGrainTests(GridFixture grid)
{
    [Fact]
    public async Task Observe_ManyCallersFromBothSilos_CountsEachCallerOnce()
    {
        var source = grid.FreshSource();
        var callers = Enumerable.Range(0, 5).Select(_ => grid.FreshCaller()).ToList();
        for (var i = 0; i < 20; i++)
        {
            await grid.Source(source, i % 2).Observe(grid.Attempt(callers[i % 5], source));
        }

        var evidence = await grid.Source(source).Read();

        Assert.NotNull(evidence);
        Assert.Equal(20, evidence.AttemptsTotal);
        Assert.Equal(5, evidence.Callers1h);
    }

    [Fact]
    public async Task Learn_GoodCall_MakesAGoodCaller()
    {
        var (source, caller) = (grid.FreshSource(), grid.FreshCaller());
        await grid.Source(source).Observe(grid.Attempt(caller, source));

        await grid.Source(source).Learn(
            grid.Outcome(caller, source, TimeSpan.FromSeconds(90)), isStranger: true);

        Assert.Equal(1, (await grid.Source(source).Read())!.GoodCallers24h, 3);
    }

    [Fact]
    public async Task Read_NeverSeen_IsNullAndStoresNothing()
    {
        var source = grid.FreshSource();

        Assert.Null(await grid.Source(source).Read());
        grid.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.False(grid.Records.Holds(source.ToString()));
    }
}
