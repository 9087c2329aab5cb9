using System.Net;
using System.Net.Sockets;

namespace Spit.Silo.Tests.Processes;

/// <summary>A real redis-server on a free port that has every write on disk before it answers.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly string[] _further;
    private RunningProgram _program;

    private RedisServer(int port, string[] further)
    {
        Port = port;
        _further = further;
        _program = Run();
    }

    public int Port { get; }

    public string Address => $"127.0.0.1:{Port}";

    /// <summary>Skips the test where there is no redis-server; in continuous integration that is a failure.</summary>
    /// <param name="further">Options beyond those that every server here has.</param>
    public static async Task<RedisServer> StartAsync(params string[] further)
    {
        Require("redis-server");
        var server = new RedisServer(FreePort(), further);
        await server._program.LineWithAsync("Ready to accept connections");
        return server;
    }

    /// <summary>
    /// Skips the test where the program is not installed; in continuous integration that is a failure.
    /// </summary>
    public static void Require(string program)
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
        if (!isThere && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"{program} is not installed");
        }
        Assert.True(isThere, $"{program} is not installed");
    }

    public static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    /// <summary>SIGKILL.</summary>
    public Task KillAsync() => _program.KillAsync();

    /// <summary>SIGKILL, and a start with what is on disk.</summary>
    public async Task KillAndRestartAsync()
    {
        await _program.KillAsync();
        _program.Dispose();
        _program = Run();
        await _program.LineWithAsync("Ready to accept connections");
    }

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    private RunningProgram Run() => RunningProgram.Start(
        "redis-server",
        [
            "--bind", "127.0.0.1", "--dir", _folder.Path, "--save", "",
            "--appendonly", "yes", "--appendfsync", "always",
            .. _further.Contains("--tls-port") ? [] : new[] { "--port", $"{Port}" },
            .. _further.Select(option => option == "PORT" ? $"{Port}" : option),
        ]);
}
