using System.Net.Sockets;
using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests.Peers;

/// <summary>A real redis-server that writes what it acknowledges to the disk first.</summary>
internal sealed class RedisServer(ProcessUnderTest process, int port)
{
    public string EndPoint { get; } = $"127.0.0.1:{port}";

    public static async Task<RedisServer> StartAsync(Stage stage)
    {
        var program = Peer.Require("redis-server");
        var port = stage.Ports.Next();
        var process = stage.Start(
            "redis", program,
            "--port", $"{port}", "--bind", "127.0.0.1", "--dir", stage.Folder, "--save", "",
            "--appendonly", "yes", "--appendfsync", "always");
        var redis = new RedisServer(process, port);
        await Until.TrueAsync(() => redis.AnswersAsync(port), TimeSpan.FromSeconds(10), () => process.Tail);
        return redis;
    }

    private async Task<bool> AnswersAsync(int port)
    {
        Assert.False(process.HasExited, process.Tail);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
