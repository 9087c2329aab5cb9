using System.Globalization;
using System.Net;
using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests.Programs;

/// <summary>A running challenger, and how to start it again at the same place.</summary>
internal sealed class Challenger : IDisposable
{
    private readonly Stage _stage;
    private readonly string _grid;
    private readonly string[] _arguments;
    private readonly IPEndPoint _health;
    private readonly IPEndPoint _api;
    private readonly int _media;
    private SpitServer? _server;

    private Challenger(Stage stage, string grid, string[] arguments)
    {
        (_stage, _grid, _arguments) = (stage, grid, arguments);
        (Sip, _api, _health) = (FreePorts.NextEndPoint(), FreePorts.NextEndPoint(), FreePorts.NextEndPoint());
        _media = FreePorts.Next();
    }

    public IPEndPoint Sip { get; }

    public SpitServer Server => _server ?? throw new InvalidOperationException("The challenger was not started.");

    public string Recordings => _stage.PathOf("recordings");

    public static async Task<Challenger> StartAsync(Stage stage, string grid, params string[] arguments)
    {
        var challenger = new Challenger(stage, grid, arguments);
        await challenger.StartAsync();
        return challenger;
    }

    public Task StartAsync()
    {
        _server?.Dispose();
        string[] command =
        [
            SpitProgram.PathOf(SpitProgram.Challenger), "--name", "chal-1", "--sip", $"{Sip}", "--api", $"{_api}",
            "--media", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_media}-{_media + 299}"),
            "--max-calls", "50", "--grid", _grid, "--health", $"{_health}", .. _arguments,
        ];
        _server = new SpitServer(_stage.Start("challenger", SpitProgram.Dotnet, command), _health);
        return _server.ReadyAsync();
    }

    public void Dispose() => _server?.Dispose();
}
