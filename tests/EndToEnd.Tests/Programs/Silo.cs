using System.Net;

namespace Spit.EndToEnd.Tests.Programs;

/// <summary>A silo: where its API listens, and how to start it again at the same place.</summary>
internal sealed class Silo(Stage stage, IPEndPoint api, IPEndPoint health, string[] store) : IDisposable
{
    private SpitServer? _server;

    public string Grid { get; } = $"http://{api}";

    public SpitServer Server => _server ?? throw new InvalidOperationException("The silo was not started.");

    /// <summary>A silo over the embedded store in the stage's folder.</summary>
    public static Task<Silo> EmbeddedAsync(Stage stage) => StartAsync(stage, "--data", stage.PathOf("data"));

    public static Task<Silo> OverRedisAsync(Stage stage, string redis) => StartAsync(stage, "--redis", redis);

    public Task StartAsync()
    {
        _server?.Dispose();
        string[] arguments =
            [SpitProgram.PathOf(SpitProgram.Silo), .. store, "--api", $"{api}", "--health", $"{health}"];
        _server = new SpitServer(stage.Start("silo", SpitProgram.Dotnet, arguments), health);
        return _server.ReadyAsync();
    }

    public void Dispose() => _server?.Dispose();

    private static async Task<Silo> StartAsync(Stage stage, params string[] store)
    {
        var silo = new Silo(stage, stage.Ports.NextEndPoint(), stage.Ports.NextEndPoint(), store);
        await silo.StartAsync();
        return silo;
    }
}
