using Orleans.Core.Internal;
using Spit.Detection.Quarantine;
using Spit.Grains.Quarantine;

namespace Spit.Grains.Tests.Quarantine;

public sealed class QuarantineGrainTests(GridFixture grid)
{
    private const string Challenger = "challenger-1";
    private const string Store = "http://192.0.2.10:7090";

    [Fact]
    public async Task File_Twice_IsOneItemSeenFromBothSilos()
    {
        var item = TestItems.Fresh(grid, "+493023125010");

        var first = await Items().File(item, TestItems.Sound(1));
        var again = await Items(1).File(item with { Duration = TimeSpan.FromSeconds(1) }, []);

        Assert.Equal((QuarantineFault.None, true), (first.Fault, first.IsWanted));
        Assert.Equal((QuarantineFault.None, true), (again.Fault, again.IsWanted));
        var held = Assert.Single((await OfAsync("+493023125010", 1)).Items);
        Assert.Equal((item.Id, item.Duration, ReviewMark.New), (held.Id, held.Duration, held.Mark));
        Assert.Equal(item.Id, held.Campaign);
    }

    [Fact]
    public async Task File_StoreDown_IsToBeBroughtAgain()
    {
        var item = TestItems.Fresh(grid, "+493023125011");
        grid.Storage.Fail("items-");

        var refused = await Items().File(item, []);
        grid.Storage.Heal("items-");

        Assert.Equal((QuarantineFault.StoreFailed, false), (refused.Fault, refused.IsWanted));
        await Eventually.HoldsAsync(async () => await IsFiledAsync(item), "the next activation takes it");
        Assert.Single((await OfAsync("+493023125011")).Items);
    }

    [Fact]
    public async Task File_FullAndStoreDown_IsToBeBroughtAgain()
    {
        for (var i = 0; i < 40; i++) await Items().File(TestItems.Fresh(grid, "+493023125019"), []);
        var item = TestItems.Fresh(grid, "+493023125019");
        grid.Storage.Fail("items-");

        var refused = await Items().File(item, []);
        grid.Storage.Heal("items-");

        Assert.Equal((QuarantineFault.StoreFailed, false), (refused.Fault, refused.IsWanted));
        await Eventually.HoldsAsync(async () => await IsFiledAsync(item), "the next activation takes it");
    }

    [Fact]
    public async Task Deactivated_ItemsMarksAndCampaignsAreThere()
    {
        var (a, b) = (TestItems.Fresh(grid, "+493023125012"), TestItems.Fresh(grid, "+493023125012"));
        await Items().File(a, TestItems.Sound(2));
        await Items().File(b, TestItems.Sound(2));
        await Items().Mark(b.Id, ReviewMark.Ham, "reviewer");

        await Items().Cast<IGrainManagementExtension>().DeactivateOnIdle(TestContext.Current.CancellationToken);

        var page = await OfAsync("+493023125012");
        Assert.Equal([b.Id, a.Id], page.Items.Select(item => item.Id));
        Assert.All(page.Items, item => Assert.Equal(a.Id, item.Campaign));
        Assert.Equal((ReviewMark.Ham, "reviewer"), (page.Items[0].Mark, page.Items[0].MarkedBy));
    }

    [Fact]
    public async Task File_MessageThatJoinsTwoCampaigns_MakesThemOneWithTheOldestName()
    {
        var items = Enumerable.Range(0, 3).Select(_ => TestItems.Fresh(grid, "+493023125013")).ToArray();
        await Items().File(items[0], TestItems.Sound(3));
        await Items().File(items[1], TestItems.Sound(4));
        Assert.Equal(2, (await OfAsync("+493023125013")).Items.Select(item => item.Campaign).Distinct().Count());

        await Items().File(items[2], [.. TestItems.Sound(3), .. TestItems.Sound(4)]);

        Assert.All((await OfAsync("+493023125013")).Items, item => Assert.Equal(items[0].Id, item.Campaign));
        var campaign = await Items().List(new ItemFilter { Campaign = items[0].Id }, "", 10);
        Assert.Equal(3, campaign.Items.Count);
    }

    [Fact]
    public async Task Mark_ChangedBackAndForth_TeachesEachOnce()
    {
        var item = TestItems.Fresh(grid);
        await Items().File(item, []);
        var before = (await OfAsync(null)).Counts;

        ReviewMark[] marks = [ReviewMark.Spam, ReviewMark.Spam, ReviewMark.Ham, ReviewMark.Spam];
        var due = new List<ReviewLessons>();
        foreach (var mark in marks) due.Add((await Items().Mark(item.Id, mark, "reviewer")).Due);

        Assert.Equal([ReviewLessons.Complaint, ReviewLessons.None, ReviewLessons.Pass, ReviewLessons.None], due);
        var after = (await OfAsync(null)).Counts;
        Assert.Equal((before.New - 1, before.Spam + 1, before.Ham), (after.New, after.Spam, after.Ham));
        Assert.Equal(QuarantineFault.NotFound, (await Items().Mark(new string('0', 32), ReviewMark.Ham, "r")).Fault);
    }

    [Fact]
    public async Task Withdraw_Callee_RemovesHisRecordingsForGood()
    {
        var (his, other) = (TestItems.Fresh(grid, "+493023125014"), TestItems.Fresh(grid, "+493023125015"));
        await Items().File(his, []);
        await Items().File(other, []);

        var gone = await Items().Withdraw("+493023125014");

        Assert.Equal([his.Id], gone.Items.Select(item => item.Id));
        Assert.Equal(RecordingState.Removed, (await Items().Get(his.Id))!.Recording);
        Assert.DoesNotContain(his.Id, (await Items().Held(Challenger, Store)).Ids);
        Assert.Contains(other.Id, (await Items().Held(Challenger, Store)).Ids);
        Assert.False((await Items().File(his, [])).IsWanted);
        Assert.Empty((await Items().Withdraw("+493023125014")).Items);
    }

    [Fact]
    public async Task Forget_OwnOnes_AreLostUntilTheyComeBack()
    {
        var item = TestItems.Fresh(grid);
        await Items().File(item, []);

        await Items().Forget("another", [item.Id]);
        Assert.Equal(RecordingState.Held, (await Items().Get(item.Id))!.Recording);
        await Items().Forget(Challenger, [item.Id, new string('0', 32)]);
        Assert.Equal(RecordingState.Lost, (await Items().Get(item.Id))!.Recording);

        Assert.True((await Items().File(item with { StoreUri = "http://192.0.2.11:7090" }, [])).IsWanted);
        var back = (await Items().Get(item.Id))!;
        Assert.Equal((RecordingState.Held, "http://192.0.2.11:7090"), (back.Recording, back.StoreUri));
    }

    [Fact]
    public async Task Held_ChallengerThatMoved_IsFoundAtItsNewPlace()
    {
        var item = TestItems.Fresh(grid) with { Challenger = "mover" };
        await Items().File(item, []);

        Assert.Equal([item.Id], (await Items().Held("mover", "http://192.0.2.12:7090")).Ids);

        Assert.Equal("http://192.0.2.12:7090", (await Items().Get(item.Id))!.StoreUri);
    }

    [Fact]
    public async Task List_Time_ExpiresRecordingsAndThenItems()
    {
        var item = TestItems.Fresh(grid, "+493023125016") with { Expires = grid.Time.GetUtcNow().AddMinutes(1) };
        await Items().File(item, []);

        grid.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty((await OfAsync("+493023125016", state: RecordingState.Held)).Items);
        Assert.Single((await OfAsync("+493023125016", state: RecordingState.Expired)).Items);
        Assert.DoesNotContain(item.Id, (await Items().Held(Challenger, Store)).Ids);
        Assert.False((await Items().File(item, [])).IsWanted);
        Assert.False((await Items().File(item with { Id = TestItems.Fresh(grid).Id }, [])).IsWanted);

        await Eventually.HoldsAsync(
            async () =>
            {
                grid.Time.Advance(TimeSpan.FromMinutes(10));
                return (await OfAsync("+493023125016")).Items.Count == 0;
            },
            "the item is gone after its time");
    }

    [Fact]
    public async Task List_Pages_HoldTogether()
    {
        var items = Enumerable.Range(0, 5).Select(_ => TestItems.Fresh(grid, "+493023125017")).ToArray();
        foreach (var item in items) await Items().File(item, []);
        var filter = new ItemFilter { Callee = "+493023125017" };

        var first = await Items().List(filter, "", 2);
        var second = await Items().List(filter, first.Items[^1].Id, 2);
        var last = await Items().List(filter, second.Items[^1].Id, 2);

        Assert.Equal((true, true, false), (first.HasMore, second.HasMore, last.HasMore));
        Assert.Equal(
            items.Reverse().Select(item => item.Id),
            first.Items.Concat(second.Items).Concat(last.Items).Select(item => item.Id));
    }

    [Fact]
    public async Task File_Full_TheOldestGivesWayAndAnOlderOneIsNotWanted()
    {
        var old = TestItems.Fresh(grid);
        for (var i = 0; i < 40; i++) await Items().File(TestItems.Fresh(grid, "+493023125018"), []);

        Assert.False((await Items().File(old, [])).IsWanted);
        var oldest = (await Items().List(new ItemFilter(), "", 100)).Items[^1];
        Assert.True((await Items().File(TestItems.Fresh(grid, "+493023125018"), [])).IsWanted);

        var page = await Items().List(new ItemFilter(), "", 100);
        Assert.Equal(40, page.Items.Count);
        Assert.DoesNotContain(oldest.Id, page.Items.Select(item => item.Id));
    }

    private IQuarantineGrain Items(int silo = 0) => grid.Silo(silo).GetGrain<IQuarantineGrain>(IQuarantineGrain.Key);

    private Task<ItemPage> OfAsync(string? callee, int silo = 0, RecordingState? state = null) =>
        Items(silo).List(new ItemFilter { Callee = callee, Recording = state }, "", 10);

    private async Task<bool> IsFiledAsync(QuarantineItem item)
    {
        try
        {
            return (await Items().File(item, [])).IsWanted;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
