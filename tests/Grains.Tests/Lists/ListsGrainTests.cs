using Orleans.Core.Internal;
using Spit.Detection.Lists;
using Spit.Grains.Lists;

namespace Spit.Grains.Tests.Lists;

public sealed class ListsGrainTests(GridFixture grid) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>There is one lists grain in a cluster: each test leaves it empty.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var silo = 0; silo < 256; silo++)
        {
            grid.Storage.Heal($"segment-{silo}");
        }
        foreach (var entry in await Everything())
        {
            await Lists().Remove(entry.Name);
        }
    }

    [Fact]
    public async Task Put_FromOneSilo_IsSeenFromTheOther()
    {
        var receipt = await Lists(0).Put(Block("+4930231250"));

        var news = await Lists(1).After(ListPosition.Start, TestContext.Current.CancellationToken);

        Assert.Equal(ListFault.None, receipt.Fault);
        Assert.Equal(receipt.Position, news.Position);
        Assert.Equal("block/caller/+4930231250", Assert.Single(news.Everything!).Name);
    }

    [Fact]
    public async Task After_ChangeWhileWaiting_ComesAtOnce()
    {
        var position = (await Lists().After(ListPosition.Start, TestContext.Current.CancellationToken)).Position;
        var waiting = Lists(1).After(position, TestContext.Current.CancellationToken);

        await Lists(0).Put(Block("+4930231251"));

        var change = Assert.Single((await waiting).Changes);
        Assert.Equal(position.Revision + 1, change.Revision);
        Assert.Equal("+4930231251", change.Put!.Pattern);
    }

    [Fact]
    public async Task After_NothingNew_ComesBackEmptyAfterAWhile()
    {
        var position = (await Lists().After(ListPosition.Start, TestContext.Current.CancellationToken)).Position;
        var waiting = Lists().After(position, TestContext.Current.CancellationToken);

        await Eventually.HoldsAsync(
            () =>
            {
                grid.Time.Advance(TimeSpan.FromSeconds(1));
                return waiting.IsCompleted;
            },
            "the question is answered");

        var news = await waiting;
        Assert.Equal(position, news.Position);
        Assert.Null(news.Everything);
        Assert.Empty(news.Changes);
    }

    [Fact]
    public async Task Put_SameName_Replaces()
    {
        await Lists().Put(Block("+4930231252"));
        await Lists().Put(Block("+4930231252") with { Reason = "second" });

        Assert.Equal("second", Assert.Single(await Everything()).Reason);
    }

    [Fact]
    public async Task Remove_Unknown_SaysSo() =>
        Assert.Equal(ListFault.NotFound, (await Lists().Remove("block/caller/+4930231259")).Fault);

    [Fact]
    public async Task Remove_Known_IsAChange()
    {
        var put = await Lists().Put(Block("+4930231253"));

        await Lists().Remove("block/caller/+4930231253");

        var change = Assert.Single((await Lists(1).After(put.Position, TestContext.Current.CancellationToken)).Changes);
        Assert.Equal("block/caller/+4930231253", change.Removed);
        Assert.Empty(await Everything());
    }

    [Fact]
    public async Task Put_Full_ChangesNothing()
    {
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(ListFault.None, (await Lists().Put(Block($"+493023125{i:00}"))).Fault);
        }

        Assert.Equal(ListFault.Full, (await Lists().Put(Block("+4930231259"))).Fault);
        Assert.Equal(ListFault.None, (await Lists().Put(Block("+49302312549") with { Reason = "again" })).Fault);
        Assert.Equal(50, (await Everything()).Count);
    }

    [Fact]
    public async Task Put_StoreDown_ChangesNothingAndTheNextOneWorks()
    {
        await Lists().Put(Block("+4930231254"));
        grid.Storage.Fail("segment-");

        var receipt = await Lists().Put(Block("+4930231255"));
        grid.Storage.Heal("segment-");

        Assert.Equal(ListFault.StoreFailed, receipt.Fault);
        Assert.Equal("+4930231254", Assert.Single(await Everything()).Pattern);
        Assert.Equal(ListFault.None, (await Lists().Put(Block("+4930231255"))).Fault);
    }

    [Fact]
    public async Task Deactivated_EntriesAreThereInAnotherEpoch()
    {
        var before = await Lists().Put(Block("+4930231256"));
        await Lists().Cast<IGrainManagementExtension>().DeactivateOnIdle(TestContext.Current.CancellationToken);

        await Eventually.HoldsAsync(
            async () =>
            {
                var now = await Lists().After(ListPosition.Start, TestContext.Current.CancellationToken);
                return now.Position.Epoch != before.Position.Epoch;
            },
            "another activation begins another epoch");

        var news = await Lists().After(before.Position, TestContext.Current.CancellationToken);
        Assert.Equal("+4930231256", Assert.Single(news.Everything!).Pattern);
    }

    [Fact]
    public async Task Put_ExpiredEntryInTheSameSegment_IsRemovedWithIt()
    {
        await Lists().Put(Block("+4930231257") with { Expires = grid.Time.GetUtcNow().AddMinutes(1) });
        grid.Time.Advance(TimeSpan.FromMinutes(2));

        // Every segment is touched by some name among these.
        for (var i = 0; i < 3000 && (await Everything()).Any(e => e.Pattern == "+4930231257"); i++)
        {
            var entry = Block($"sip:u{i}@example.com");
            await Lists().Put(entry);
            await Lists().Remove(entry.Name);
        }

        Assert.Empty(await Everything());
    }

    private IListsGrain Lists(int silo = 0) => grid.Silo(silo).GetGrain<IListsGrain>(IListsGrain.Key);

    private async Task<IReadOnlyList<ListEntry>> Everything() =>
        (await Lists().After(ListPosition.Start, TestContext.Current.CancellationToken)).Everything!;

    private ListEntry Block(string pattern) => new()
    {
        List = ListKind.Block,
        Kind = PatternKind.Caller,
        Pattern = pattern,
        Reason = "test",
        Author = "test",
        Created = grid.Time.GetUtcNow(),
    };
}
