using Spit.Detection;
using static Spit.EdgeProxy.Tests.Grid.EdgeFixture;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Tests.Grid;

/// <summary>Outcomes over the stream: none is lost while there is room.</summary>
public sealed class ReportedOutcomesTests
{
    [Fact]
    public async Task Report_GridIsAway_ArrivesOnceItIsBack()
    {
        await using var silent = await FakeGrid.StartAsync();
        var address = silent.Address;
        await silent.DisposeAsync();
        await using var edge = Start(Options(address));
        for (var i = 0; i < 300; i++)
        {
            edge.Stream.Report(Ended(i));
        }

        await using var grid = await FakeGrid.StartAsync(address.Port);
        await UntilAsync(() => grid.Outcomes.Count() == 300);

        Assert.Equal(Enumerable.Range(0, 300).Select(i => i * 1000L), grid.Outcomes.Select(o => o.DurationMs));
        Assert.All(grid.Frames, f => Assert.InRange(f.Outcomes.Count, 1, 128));
        var last = grid.Outcomes.Last();
        Assert.Equal((200, Wire.HangUp.Callee), (last.Code, last.HangUp));
    }

    [Fact]
    public async Task Report_ManyMoreThanFit_KeepsTheNewest()
    {
        await using var gone = await FakeGrid.StartAsync();
        await gone.DisposeAsync();
        var options = Options(gone.Address) with { Limits = new LimitOptions { MaxQueuedOutcomes = 100 } };
        await using var edge = Start(options);
        for (var i = 0; i < 250; i++)
        {
            edge.Stream.Report(Ended(i));
        }

        await using var grid = await FakeGrid.StartAsync(gone.Address.Port);
        await UntilAsync(() => grid.Outcomes.Any());
        await UntilAsync(() => grid.Outcomes.Count() == 100);

        Assert.Equal(150_000, grid.Outcomes.First().DurationMs);
    }

    [Fact]
    public async Task Tell_OnAnIdleStream_ArrivesSoon()
    {
        await using var grid = await FakeGrid.StartAsync();
        await using var edge = await ConnectAsync(Options(grid.Address));

        edge.Stream.Tell(new SourceProbes { Source = default, Malformed = 7 });

        await UntilAsync(() => grid.Frames.Any(frame => frame.Probes.Count == 1));
        Assert.Equal(7u, grid.Frames.SelectMany(frame => frame.Probes).Single().Malformed);
    }

    [Fact]
    public async Task Report_SingleOutcomeOnAnIdleStream_ArrivesSoon()
    {
        await using var grid = await FakeGrid.StartAsync();
        await using var edge = await ConnectAsync(Options(grid.Address));

        edge.Stream.Report(Ended(1));

        await UntilAsync(() => grid.Outcomes.Any());
    }

    [Fact]
    public async Task Stop_OutcomesAreWaiting_SendsThemFirst()
    {
        await using var grid = await FakeGrid.StartAsync();
        var edge = await ConnectAsync(Options(grid.Address));
        for (var i = 0; i < 500; i++)
        {
            edge.Stream.Report(Ended(i));
        }

        await edge.DisposeAsync();

        Assert.Equal(500, grid.Outcomes.Count());
        Assert.Equal(0, grid.BrokenStreams);
    }
}
