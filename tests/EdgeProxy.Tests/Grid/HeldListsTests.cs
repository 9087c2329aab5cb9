using Spit.Detection;
using Spit.Detection.Lists;
using static Spit.EdgeProxy.Tests.Grid.EdgeFixture;

namespace Spit.EdgeProxy.Tests.Grid;

/// <summary>Lists over the stream: what the edge holds while streams come and go.</summary>
public sealed class HeldListsTests
{
    private static readonly CallAttempt OneAttempt = Attempt();

    [Fact]
    public async Task Lists_GridIsLost_AreKeptAndResumed()
    {
        var grid = await FakeGrid.StartAsync();
        grid.Greeting = _ => Frames.Snapshot("e1", 5, Frames.Block("+493023125001"));
        await using var edge = await ConnectAsync(Options(grid.Address));
        await UntilAsync(() => edge.Stream.Lists.Count == 1);
        await grid.PushAsync(Frames.Put("e1", 6, Frames.Block("+493023125009")));
        await UntilAsync(() => edge.Stream.Lists.Count == 2);

        await grid.DisposeAsync();
        await UntilAsync(() => !edge.Stream.IsConnected);
        var evidence = await edge.Stream.AskAsync(OneAttempt);
        await using var revived = await FakeGrid.StartAsync(grid.Address.Port);
        await UntilAsync(() => edge.Stream.IsConnected && !revived.Hellos.IsEmpty);

        Assert.Equal(MissingEvidence.Disconnected, evidence.Missing);
        Assert.Equal(ListKind.Block, evidence.Listed!.List);
        Assert.True(revived.Hellos.TryPeek(out var hello));
        Assert.Equal(("e1", 6), (hello.ResumeAfter.Epoch, hello.ResumeAfter.Revision));
        Assert.Equal(grid.Hellos.First().EdgeInstance, hello.EdgeInstance);
        await revived.PushAsync(Frames.Removed("e1", 7, "block/caller/+493023125001"));
        await UntilAsync(() => edge.Stream.Lists.Count == 1);
        Assert.Null((await edge.Stream.AskAsync(OneAttempt)).Listed);
    }

    [Fact]
    public async Task Lists_ChangeIsMissing_AreFetchedWholeAgain()
    {
        await using var grid = await FakeGrid.StartAsync();
        grid.Greeting = _ => Frames.Snapshot("e1", 5, Frames.Block("+493023125001"));
        await using var edge = await ConnectAsync(Options(grid.Address));
        await UntilAsync(() => edge.Stream.Lists.Count == 1);
        grid.Greeting = _ => Frames.Snapshot("e1", 8, Frames.Block("+493023125003"), Frames.Block("+493023125004"));

        await grid.PushAsync(Frames.Put("e1", 7, Frames.Block("+493023125003")));

        await UntilAsync(() => edge.Stream.Lists.Count == 2);
        Assert.Equal(2, grid.Hellos.Count);
        Assert.Null(grid.Hellos.Last().ResumeAfter);
    }
}
