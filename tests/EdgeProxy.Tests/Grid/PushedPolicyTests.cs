using System.Collections.Concurrent;
using Spit.EdgeProxy.Grid;
using static Spit.EdgeProxy.Tests.Grid.EdgeFixture;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Tests.Grid;

/// <summary>Policies that the grid pushes reach whoever applies them.</summary>
public sealed class PushedPolicyTests : IPolicyReceiver
{
    private readonly ConcurrentQueue<(string Revision, string Yaml, string Likelihoods)> _applied = new();

    void IPolicyReceiver.Apply(string revision, string yaml, string likelihoods) =>
        _applied.Enqueue((revision, yaml, likelihoods));

    [Fact]
    public async Task Receive_PolicyAtTheStartAndLater_AppliesBothInOrder()
    {
        await using var grid = await FakeGrid.StartAsync();
        grid.Greeting = _ => new Wire.GridFrame { Policy = Pushed("r1") };
        await using var edge = Start(Options(grid.Address), this);
        await UntilAsync(() => _applied.Count == 1);

        await grid.SendAsync(new Wire.GridFrame { Policy = Pushed("r2") });
        await UntilAsync(() => _applied.Count == 2);

        Assert.Equal([("r1", "version: 1", "{}"), ("r2", "version: 1", "{}")], _applied);
    }

    [Fact]
    public async Task Receive_FramesWithoutPolicy_AppliesNone()
    {
        await using var grid = await FakeGrid.StartAsync();
        await using var edge = Start(Options(grid.Address), this);
        await UntilAsync(() => edge.Stream.IsConnected);

        await edge.Stream.AskAsync(Attempt());

        Assert.Empty(_applied);
    }

    private static Wire.PolicyBulletin Pushed(string revision) =>
        new() { Revision = revision, Yaml = "version: 1", Likelihoods = "{}" };
}
