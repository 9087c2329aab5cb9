using System.Net;
using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests.Programs;

/// <summary>A silo: where its API listens, and how to start it again at the same place.</summary>
internal sealed class Silo : IDisposable
{
    private readonly Stage _stage;
    private readonly IPEndPoint _api;
    private readonly IPEndPoint _health;
    private readonly string[] _store;
    private SpitServer? _server;

    private Silo(Stage stage, params string[] store)
    {
        _stage = stage;
        _store = store;
        _api = FreePorts.NextEndPoint();
        _health = FreePorts.NextEndPoint();
    }

    public string Grid => $"http://{_api}";

    public IPEndPoint Api => _api;

    /// <summary>A program and its arguments that starts the silo in its own place, as env does; none: empty.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];

    public SpitServer Server => _server ?? throw new InvalidOperationException("The silo was not started.");

    /// <summary>A silo over the embedded store in the stage's folder.</summary>
    public static Task<Silo> EmbeddedAsync(Stage stage, params IEnumerable<string> arguments) =>
        StartedAsync(new Silo(stage, ["--data", stage.PathOf("data"), .. arguments]));

    public static Task<Silo> OverRedisAsync(Stage stage, string redis) => OverRedisAsync(stage, redis, [], []);

    /// <param name="stage">Holds its process.</param>
    /// <param name="redis">Where Redis is.</param>
    /// <param name="launcher">See <see cref="Launcher"/>.</param>
    /// <param name="arguments">Further ones of the silo.</param>
    public static Task<Silo> OverRedisAsync(
        Stage stage, string redis, IReadOnlyList<string> launcher, IReadOnlyList<string> arguments) =>
        StartedAsync(new Silo(stage, ["--redis", redis, .. arguments]) { Launcher = launcher });

    public Task StartAsync()
    {
        _server?.Dispose();
        string[] command =
        [
            .. Launcher, SpitProgram.Dotnet, SpitProgram.PathOf(SpitProgram.Silo), .. _store,
            "--api", $"{_api}", "--health", $"{_health}",
        ];
        _server = new SpitServer(_stage.Start("silo", command[0], command[1..]), _health);
        return _server.ReadyAsync();
    }

    public void Dispose() => _server?.Dispose();

    private static async Task<Silo> StartedAsync(Silo silo)
    {
        await silo.StartAsync();
        return silo;
    }
}
