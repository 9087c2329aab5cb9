using System.Net;
using System.Net.Sockets;

namespace Spit.Silo.Tests.Processes;

/// <summary>A real redis-server on a free port that has every write on disk before it answers.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly TestFolder _folder = new();
    private RunningProgram _program;

    private RedisServer(int port)
    {
        Port = port;
        _program = Run();
    }

    public int Port { get; }

    public string Address => $"127.0.0.1:{Port}";

    /// <summary>Skips the test where there is no redis-server; in continuous integration that is a failure.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "redis-server")));
        if (!isThere && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("redis-server is not installed");
        }
        Assert.True(isThere, "redis-server is not installed");
        var server = new RedisServer(FreePort());
        await server._program.LineWithAsync("Ready to accept connections");
        return server;
    }

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
        "--port", $"{Port}", "--bind", "127.0.0.1", "--dir", _folder.Path, "--save", "",
        "--appendonly", "yes", "--appendfsync", "always");

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
