using Spit.Detection;
using Spit.EdgeProxy.Grid;
using static Spit.EdgeProxy.Tests.Grid.EdgeFixture;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Tests.Grid;

public sealed class GridLinkTests
{
    private static readonly CallAttempt OneAttempt = Attempt();

    [Fact]
    public async Task Ask_GridDiesMeanwhile_IsAskedAgainOfTheNext()
    {
        var grid = await FakeGrid.StartAsync();
        grid.Answer = null;
        await using var second = await FakeGrid.StartAsync();
        await using var edge = await ConnectAsync(Options(grid.Address, second.Address));
        var waiting = edge.Stream.AskAsync(OneAttempt).AsTask();
        await UntilAsync(() => grid.Attempts.Any());

        await grid.DisposeAsync();

        Assert.Equal(MissingEvidence.None, (await waiting).Missing);
        var first = Assert.Single(grid.Attempts);
        var again = Assert.Single(second.Attempts);
        Assert.Equal((first.Id, false, true), (again.Id, first.Again, again.Again));
        Assert.Equal(Assert.Single(grid.Hellos).EdgeInstance, Assert.Single(second.Hellos).EdgeInstance);
    }

    [Fact]
    public async Task Block_GridDies_IsSaidToTheNext()
    {
        var grid = await FakeGrid.StartAsync();
        await using var second = await FakeGrid.StartAsync();
        await using var edge = await ConnectAsync(Options(grid.Address, second.Address));
        edge.Stream.Block(new LiveBlock(OneAttempt.Caller, TimeSpan.FromMinutes(1)));
        await UntilAsync(() => grid.Frames.Any(frame => frame.Blocks.Count > 0));

        await grid.DisposeAsync();

        await UntilAsync(() => second.Frames.Any(frame => frame.Blocks.Count > 0));
        var block = Assert.Single(second.Frames.SelectMany(frame => frame.Blocks));
        Assert.Equal(OneAttempt.Caller.Identity, block.Caller.Identity);
    }

    [Fact]
    public async Task Ask_AllGridsDie_IsDisconnectedLongBeforeTheDeadline()
    {
        var grid = await FakeGrid.StartAsync();
        grid.Answer = null;
        await using var edge = await ConnectAsync(Options(grid.Address));
        var waiting = edge.Stream.AskAsync(OneAttempt).AsTask();
        await UntilAsync(() => grid.Attempts.Any());

        await grid.DisposeAsync();

        Assert.Equal(MissingEvidence.Disconnected, (await waiting).Missing);
        Assert.Equal(MissingEvidence.Disconnected, (await edge.Stream.AskAsync(OneAttempt)).Missing);
    }

    [Fact]
    public async Task Ask_GridIsLeaving_EveryQuestionIsAnsweredOnceAndTheStreamEndsAfterTheNextIsOpen()
    {
        await using var leaving = await FakeGrid.StartAsync();
        await using var second = await FakeGrid.StartAsync();
        await using var edge = await ConnectAsync(Options(leaving.Address, second.Address));
        var answers = new List<Task<Evidence>>();
        for (var i = 0; i < 300; i++)
        {
            answers.Add(edge.Stream.AskAsync(OneAttempt).AsTask());
            if (i == 100)
            {
                await UntilAsync(() => !leaving.Hellos.IsEmpty);
                await leaving.SendAsync(new Wire.GridFrame { Leaving = true });
            }
            await Task.Yield();
        }
        await UntilAsync(() => !second.Hellos.IsEmpty && leaving.EndedStreams == 1);
        answers.Add(edge.Stream.AskAsync(OneAttempt).AsTask());

        Assert.All(await Task.WhenAll(answers), e => Assert.Equal(MissingEvidence.None, e.Missing));
        Assert.Equal(answers.Count, leaving.Attempts.Count() + second.Attempts.Count());
        Assert.Contains(second.Attempts, a => !a.Again);
        Assert.Equal(0, leaving.BrokenStreams);
    }

    [Fact]
    public async Task Ask_LeavingGridOwesAnAnswer_IsAskedAgainWhenItHasEnded()
    {
        var leaving = await FakeGrid.StartAsync();
        leaving.Answer = null;
        await using var second = await FakeGrid.StartAsync();
        await using var edge = await ConnectAsync(Options(leaving.Address, second.Address));
        var owed = edge.Stream.AskAsync(OneAttempt).AsTask();
        await UntilAsync(() => leaving.Attempts.Any());

        await leaving.SendAsync(new Wire.GridFrame { Leaving = true });

        Assert.Equal(MissingEvidence.None, (await owed).Missing);
        Assert.True(Assert.Single(second.Attempts).Again);
        await leaving.DisposeAsync();
    }
}
