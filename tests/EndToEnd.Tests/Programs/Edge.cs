using System.Net;
using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests.Programs;

/// <summary>A running edge proxy.</summary>
internal sealed class Edge(SpitServer server, IPEndPoint sip) : IDisposable
{
    public SpitServer Server => server;

    public IPEndPoint Sip => sip;

    public static async Task<Edge> StartAsync(Stage stage, EdgeSetup setup)
    {
        var sip = setup.Sip ?? FreePorts.NextEndPoint();
        var health = FreePorts.NextEndPoint();
        List<string> command =
        [
            .. setup.Launcher, SpitProgram.Dotnet, SpitProgram.PathOf(SpitProgram.Edge), "--pop", setup.Pop,
            "--sip", $"{sip}",
            "--next-hop", $"{setup.NextHop}", "--grid", setup.Grid, "--health", $"{health}",
        ];
        foreach (var grid in setup.FurtherGrids) command.AddRange(["--grid", grid]);
        if (setup.Yaml is { } yaml) command.AddRange(["--config", stage.Write($"edge-{sip.Port}.yaml", yaml)]);
        var server = new SpitServer(stage.Start("edge " + setup.Pop, command[0], command[1..]), health);
        await server.ReadyAsync();
        return new Edge(server, sip);
    }

    public void Dispose() => server.Dispose();
}
