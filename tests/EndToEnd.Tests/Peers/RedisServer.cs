using System.Net.Sockets;
using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests.Peers;

/// <summary>A real redis-server that writes what it acknowledges to the disk first.</summary>
internal sealed class RedisServer
{
    private readonly Stage _stage;
    private readonly string _program;
    private readonly int _port;

    private RedisServer(Stage stage)
    {
        _stage = stage;
        _program = Peer.Require("redis-server");
        _port = FreePorts.Next();
        Process = Launch();
    }

    public string EndPoint => $"127.0.0.1:{_port}";

    public ProcessUnderTest Process { get; private set; }

    public static async Task<RedisServer> StartAsync(Stage stage)
    {
        var redis = new RedisServer(stage);
        await redis.AnswersAsync();
        return redis;
    }

    /// <summary>Starts it once more, on the same port and with what it had written.</summary>
    public Task StartAgainAsync()
    {
        Process = Launch();
        return AnswersAsync();
    }

    private ProcessUnderTest Launch() => _stage.Start(
        "redis", _program,
        "--port", $"{_port}", "--bind", "127.0.0.1", "--dir", _stage.Folder, "--save", "",
        "--appendonly", "yes", "--appendfsync", "always");

    private Task AnswersAsync() =>
        Until.TrueAsync(AcceptsAsync, TimeSpan.FromSeconds(10), () => Process.Tail);

    private async Task<bool> AcceptsAsync()
    {
        Assert.False(Process.HasExited, Process.Tail);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", _port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
