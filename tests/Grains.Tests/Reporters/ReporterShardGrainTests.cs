using Orleans.Core.Internal;
using Spit.Detection.Reports;
using Spit.Grains.Reporters;
using Spit.Grains.Shards;

namespace Spit.Grains.Tests.Reporters;

public sealed class ReporterShardGrainTests(GridFixture grid)
{
    [Fact]
    public async Task File_DeliveredCall_IsInTheStoreBeforeItIsAcknowledged()
    {
        var reporter = grid.FreshCaller().Identity;
        await Reporter(reporter).Deliver(Call("a"));
        Assert.False(grid.Records.Holds(reporter));

        var receipt = await Reporter(reporter, 1).File(Spam("a"));

        Assert.Equal(ReportFault.None, receipt.Fault);
        Assert.True(grid.Records.Holds(reporter));
    }

    [Fact]
    public async Task File_StoreDown_DoesNotCountAndMayBeFiledAgain()
    {
        var reporter = grid.FreshCaller().Identity;
        await Reporter(reporter).Deliver(Call("a"));
        grid.Records.Fail(reporter);

        var refused = await Reporter(reporter).File(Spam("a"));
        grid.Records.Heal(reporter);
        var taken = await Reporter(reporter).File(Spam("a"));

        Assert.Equal(ReportFault.StoreFailed, refused.Fault);
        Assert.Equal((ReportFault.None, 0.5), (taken.Fault, taken.Weight));
    }

    [Fact]
    public async Task Deactivate_Reported_IsStillReportedAfterwards()
    {
        var reporter = grid.FreshCaller().Identity;
        await Reporter(reporter).Deliver(Call("a"));
        await Reporter(reporter).Deliver(Call("b"));
        await Reporter(reporter).File(Spam("a"));

        await Shard(reporter).Cast<IGrainManagementExtension>()
            .DeactivateOnIdle(TestContext.Current.CancellationToken);

        Assert.Equal(ReportFault.AlreadyReported, (await Reporter(reporter).File(Spam("a"))).Fault);
        Assert.Equal("b", Assert.Single(await Reporter(reporter).Reportable()).Token);
    }

    [Fact]
    public async Task Unsettled_LaterThanAnHour_IsWhatWasSaid()
    {
        var reporter = grid.FreshCaller().Identity;
        await Reporter(reporter).Deliver(Call("a"));
        await Reporter(reporter).File(Spam("a") with { Comment = "silence" });
        Assert.Empty(await Reporter(reporter).Unsettled());

        grid.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal("silence", Assert.Single(await Reporter(reporter, 1).Unsettled()).Comment);
    }

    private Reporter Reporter(string identity, int silo = 0) => new(Shard(identity, silo), identity);

    private IReporterShardGrain Shard(string identity, int silo = 0) =>
        grid.Silo(silo).GetGrain<IReporterShardGrain>(ShardMap.OfReporter(identity));

    private DeliveredCall Call(string token) =>
        new(token, grid.Attempt(grid.FreshCaller(), grid.FreshSource()), grid.Time.GetUtcNow());

    private static FiledReport Spam(string token) => new() { Token = token, Verdict = ReportVerdict.Spam };
}
