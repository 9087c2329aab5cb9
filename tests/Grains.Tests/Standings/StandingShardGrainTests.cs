using Orleans.Core.Internal;
using Spit.Detection.Standings;
using Spit.Grains.Standings;

namespace Spit.Grains.Tests.Standings;

public sealed class StandingShardGrainTests(GridFixture grid)
{
    [Fact]
    public async Task Exchange_FromBothSilos_IsOneRecord()
    {
        var key = Fresh();
        await Exchange(new StandingBatch { Key = key, Attempts = [Seen(true), Seen(true), Seen(false)] });

        var evidence = await Exchange(
            new StandingBatch
            {
                Key = key,
                Attempts = [Seen(true)],
                Lessons = [new StandingLesson(grid.Time.GetUtcNow(), 3, 1)],
            },
            silo: 1);

        Assert.Equal((3, 1), (Math.Round(evidence.Strangers1h, 3), Math.Round(evidence.Regulars24h, 3)));
        Assert.Equal(3, evidence.Callers24h);
        Assert.True(evidence.Suspicion > 0);
        Assert.Equal(1, evidence.Learnt, 2);
    }

    [Fact]
    public async Task Exchange_OnlyAQuestion_StoresNothing()
    {
        var key = Fresh();

        var evidence = await Exchange(new StandingBatch { Key = key });
        grid.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(StandingEvidence.None, evidence);
        Assert.False(grid.Records.Holds(key.Text));
    }

    [Fact]
    public async Task Deactivate_Dirty_GoesOnAfterwards()
    {
        var key = Fresh();
        await Exchange(new StandingBatch { Key = key, Attempts = [Seen(true)] });

        await grid.StandingShard(key).Cast<IGrainManagementExtension>()
            .DeactivateOnIdle(TestContext.Current.CancellationToken);

        await Eventually.HoldsAsync(() => grid.Records.Holds(key.Text), "the record is written on deactivation");
        var evidence = await Exchange(new StandingBatch { Key = key });
        Assert.Equal(1, evidence.Callers24h);
    }

    private async Task<StandingEvidence> Exchange(StandingBatch batch, int silo = 0) =>
        Assert.Single(await grid.StandingShard(batch.Key, silo).Exchange([batch]));

    private StandingKey Fresh() => new(StandingKind.Fingerprint, grid.FreshCaller().Identity);

    private StandingAttempt Seen(bool isStranger) => new(grid.Time.GetUtcNow(), grid.FreshCaller(), isStranger, 1);
}
