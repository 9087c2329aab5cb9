using Spit.Detection;

namespace Spit.Grains.Tests.Callers;

public sealed class CallerShardGrainTests(GridFixture grid)
{
    [Fact]
    public async Task Observe_FromBothSilos_IsOneCount()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        for (var i = 0; i < 10; i++)
        {
            await grid.Caller(key, i % 2).Observe(grid.Attempt(key, source, $"+493023125{i:000}"));
        }

        var evidence = await grid.Caller(key, 1).Read();

        Assert.NotNull(evidence);
        Assert.Equal(10, evidence.AttemptsTotal);
        Assert.Equal(10, evidence.Callees1h);
    }

    [Fact]
    public async Task Observe_SameIdentityOfAnotherTrustClass_IsAnotherCaller()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        var own = key with { Trust = TrustClass.Own };

        var evidence = await grid.Caller(own).Observe(grid.Attempt(own, source));

        Assert.Equal(1, evidence.AttemptsTotal);
    }

    [Fact]
    public async Task Observe_InParallel_LosesNone()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());

        await Task.WhenAll(Enumerable.Range(0, 500)
            .Select(i => grid.Caller(key, i % 2).Observe(grid.Attempt(key, source))));

        Assert.Equal(500, (await grid.Caller(key).Read())!.AttemptsTotal);
    }

    [Fact]
    public async Task Read_NeverSeen_IsNullAndLeavesNothing()
    {
        var key = grid.FreshCaller();

        var evidence = await grid.Caller(key).Read();
        grid.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(evidence);
        Assert.False(grid.Records.Holds(key.Identity));
    }

    [Fact]
    public async Task Learn_AnsweredCall_ShowsInEvidence()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        await grid.Caller(key).Observe(grid.Attempt(key, source));

        await grid.Caller(key, 1).Learn(grid.Outcome(key, source, TimeSpan.FromSeconds(90)));

        var evidence = await grid.Caller(key).Read();
        Assert.NotNull(evidence);
        Assert.Equal(1, evidence.Ended24h, 3);
        Assert.Equal(1, evidence.Answered24h, 3);
        Assert.Equal(90, evidence.MeanDuration.TotalSeconds, 1);
    }

    [Fact]
    public async Task Learn_EveryLesson_TellsWhetherTheCallerWasAStrangerBeforeIt()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        var attempt = grid.Attempt(key, source);
        var good = grid.Outcome(key, source, TimeSpan.FromSeconds(300));
        var strangers = new List<bool>();
        for (var i = 0; i < 20; i++)
        {
            strangers.Add(await grid.Caller(key).Learn(good));
        }

        var passed = new ChallengeResult { Attempt = attempt, At = grid.Time.GetUtcNow(), Passed = true };
        strangers.Add(await grid.Caller(key, 1).Learn(passed));
        strangers.Add(await grid.Caller(key).Learn(new CallReport { Attempt = attempt, At = grid.Time.GetUtcNow() }));

        Assert.True(strangers[0]);
        Assert.False(strangers[^1]);
        var evidence = await grid.Caller(key).Read();
        Assert.NotNull(evidence);
        // Other tests move the clock meanwhile.
        Assert.Equal(1, evidence.ChallengesPassed, 0.01);
        Assert.Equal(1, evidence.Reports, 0.01);
    }

    [Fact]
    public async Task Receive_Call_IsCreditAndKnowsWhoCalled()
    {
        var key = grid.FreshCaller();

        await grid.Caller(key).Receive(grid.Time.GetUtcNow(), "+4930231250");

        var evidence = await grid.Caller(key, 1).Read("+4930231250");
        Assert.NotNull(evidence);
        Assert.Equal(1, evidence.Received, 3);
        Assert.True(evidence.CalleeCalledBefore);
    }

    [Fact]
    public async Task Observe_LongAfter_HasDecayedByTheGrainsClock()
    {
        var (key, source) = (grid.FreshCaller(), grid.FreshSource());
        await grid.Caller(key).Observe(grid.Attempt(key, source));
        grid.Time.Advance(TimeSpan.FromMinutes(2));

        var evidence = await grid.Caller(key).Observe(grid.Attempt(key, source));

        Assert.Equal(2, evidence.AttemptsTotal);
        Assert.InRange(evidence.Attempts10s, 1, 1.01);
    }
}
