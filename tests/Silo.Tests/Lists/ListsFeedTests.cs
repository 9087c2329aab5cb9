using Microsoft.Extensions.Logging.Abstractions;
using Spit.Detection.Lists;
using Spit.Grains.Lists;
using Spit.Silo.Lists;

namespace Spit.Silo.Tests.Lists;

public sealed class ListsFeedTests : IDisposable
{
    // The grain is not asked: news are applied by hand.
    private readonly ListsFeed _feed = new(null!, TimeProvider.System, NullLogger<ListsFeed>.Instance);

    [Fact]
    public void After_NothingKnown_IsNothing() => Assert.Null(_feed.After(ListPosition.Start, 10));

    [Fact]
    public void After_Start_IsEverything()
    {
        _feed.Apply(Everything("e", 3, "+4930231250"));

        var news = _feed.After(ListPosition.Start, 10);

        Assert.Equal(new ListPosition("e", 3), news!.Position);
        Assert.Single(news.Everything!);
    }

    [Fact]
    public void After_BehindByChanges_ArePiecesWithoutAGap()
    {
        _feed.Apply(Everything("e", 0));
        for (var i = 1; i <= 5; i++)
        {
            _feed.Apply(Change("e", i));
        }

        var first = _feed.After(new ListPosition("e", 1), 2);
        var second = _feed.After(first!.Position, 2);

        Assert.Equal([2, 3], first.Changes.Select(c => c.Revision));
        Assert.Equal([4, 5], second!.Changes.Select(c => c.Revision));
        Assert.Null(_feed.After(second.Position, 2));
    }

    [Fact]
    public void After_SlowerThanTheMemory_IsEverything()
    {
        _feed.Apply(Everything("e", 0));
        for (var i = 1; i <= 5000; i++)
        {
            _feed.Apply(Change("e", i));
        }

        Assert.NotNull(_feed.After(new ListPosition("e", 1), 10)!.Everything);
        Assert.Null(_feed.After(new ListPosition("e", 4000), 10)!.Everything);
    }

    [Fact]
    public void Apply_NewEpoch_ReplacesEverything()
    {
        _feed.Apply(Everything("e", 7, "+4930231250"));
        _feed.Apply(Everything("f", 0, "+4930231251"));

        Assert.Equal("+4930231251", Assert.Single(_feed.View.Index.Entries).Pattern);
        Assert.NotNull(_feed.After(new ListPosition("e", 7), 10)!.Everything);
    }

    [Fact]
    public void Subscribe_UntilDisposed_IsCalledForEachChange()
    {
        var calls = 0;
        var subscription = _feed.Subscribe(() => calls++);
        _feed.Apply(Everything("e", 0));
        _feed.Apply(Everything("e", 0));
        subscription.Dispose();
        _feed.Apply(Change("e", 1));

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task WaitForAsync_PositionReached_Returns()
    {
        _feed.Apply(Everything("e", 0));
        var waiting = _feed.WaitForAsync(new ListPosition("e", 1), TestContext.Current.CancellationToken);

        _feed.Apply(Change("e", 1));
        await waiting;

        Assert.Equal(1, _feed.View.Position.Revision);
    }

    public void Dispose() => _feed.Dispose();

    private static ListNews Everything(string epoch, long revision, params string[] patterns) =>
        new() { Position = new ListPosition(epoch, revision), Everything = [.. patterns.Select(Entry)] };

    private static ListNews Change(string epoch, long revision) => new()
    {
        Position = new ListPosition(epoch, revision),
        Changes = [new ListChange { Revision = revision, Put = Entry($"sip:u{revision}@example.com") }],
    };

    private static ListEntry Entry(string pattern) => new()
    {
        List = ListKind.Block,
        Kind = PatternKind.Caller,
        Pattern = pattern,
        Reason = "test",
        Author = "test",
        Created = DateTimeOffset.UnixEpoch,
    };
}
