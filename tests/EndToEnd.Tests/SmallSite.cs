using System.Net;
using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests;

/// <summary>One silo with the embedded store, one edge before it, and a port for those who are called.</summary>
public sealed class SmallSite : IAsyncLifetime
{
    private Silo? _silo;
    private Edge? _edge;
    private GridApi? _api;

    internal Stage Stage { get; } = new();

    internal IPEndPoint NextHop { get; private set; } = new(IPAddress.None, 0);

    internal Edge Edge => _edge!;

    internal Silo Silo => _silo!;

    internal GridApi Api => _api!;

    public async ValueTask InitializeAsync()
    {
        NextHop = FreePorts.NextEndPoint();
        _silo = await Silo.EmbeddedAsync(Stage);
        _edge = await Edge.StartAsync(Stage, new EdgeSetup(_silo.Grid, NextHop));
        _api = new GridApi(_silo.Grid);
    }

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        _edge?.Dispose();
        _silo?.Dispose();
        await Stage.DisposeAsync();
    }

    /// <summary>Runs callers and callees against each other through the edge.</summary>
    internal async Task<(SippResult Caller, SippResult Callee)> CallAsync(SippOptions callee, SippOptions caller)
    {
        var called = SippRun.Start(Stage, callee with { Local = NextHop });
        var calling = SippRun.Start(Stage, caller with { Local = FreePorts.NextEndPoint(), Target = Edge.Sip });
        var result = await calling.FinishAsync(caller.Longest + TimeSpan.FromSeconds(5));
        return (result, await called.StopAsync());
    }
}
