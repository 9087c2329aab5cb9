using StackExchange.Redis;

namespace Spit.Silo.Tests.Processes;

/// <summary>A master, its replica and three sentinels, all with passwords, as production has them.</summary>
internal sealed class RedisSite : IDisposable
{
    public const string MasterName = "grid";
    public const string Password = "a-word-of-redis";
    public const string SentinelPassword = "a-word-of-sentinels";

    private readonly TestFolder _folder = new();
    private readonly List<RunningProgram> _sentinels = [];
    private readonly List<int> _ports = [];
    private RedisServer? _replica;

    public required RedisServer Master { get; init; }

    public RedisServer Replica => _replica ?? throw new InvalidOperationException("It is not started yet.");

    /// <summary>The options by which a silo finds the master.</summary>
    public string[] SiloOptions =>
    [
        .. _ports.SelectMany(port => new[] { "--redis", $"127.0.0.1:{port}" }),
        "--redis-master", MasterName,
        "--redis-password-file", Write("redis", Password),
        "--sentinel-password-file", Write("sentinel", SentinelPassword),
    ];

    public static async Task<RedisSite> StartAsync()
    {
        RedisServer.Require("redis-sentinel");
        var site = new RedisSite
        {
            Master = await RedisServer.StartAsync("--requirepass", Password, "--masterauth", Password),
        };
        site._replica = await RedisServer.StartAsync(
            "--requirepass", Password, "--masterauth", Password, "--replicaof", "127.0.0.1", $"{site.Master.Port}");
        for (var i = 0; i < 3; i++)
        {
            site.StartSentinel(i);
        }
        await site.UntilEverybodyKnowsEverybodyAsync();
        return site;
    }

    /// <summary>Until the replica has everything that the master acknowledged before this call.</summary>
    public async Task ReplicatedAsync()
    {
        await using var master = await ConnectAsync(Master);
        var database = master.GetDatabase();
        // WAIT is about the writes of its own connection, and what came before them.
        await database.StringSetAsync("marker", "set");
        await Eventually.HoldsAsync(
            async () => (int)await database.ExecuteAsync("WAIT", 1, 5000) == 1, "the replica has caught up");
    }

    /// <summary>Names of keys at the master.</summary>
    public async Task<string[]> KeysAsync(string pattern)
    {
        await using var master = await ConnectAsync(Master);
        return [.. master.GetServers().Single().Keys(pattern: pattern).Select(key => $"{key}")];
    }

    public void Dispose()
    {
        _sentinels.ForEach(sentinel => sentinel.Dispose());
        _replica?.Dispose();
        Master.Dispose();
        _folder.Dispose();
    }

    private static Task<ConnectionMultiplexer> ConnectAsync(RedisServer server) => ConnectionMultiplexer.ConnectAsync(
        new ConfigurationOptions { EndPoints = { server.Address }, Password = Password, AllowAdmin = true });

    private void StartSentinel(int number)
    {
        var port = RedisServer.FreePort();
        _ports.Add(port);
        var file = Write($"sentinel-{number}.conf", $"""
            port {port}
            bind 127.0.0.1
            dir {_folder.Path}
            requirepass {SentinelPassword}
            sentinel sentinel-pass {SentinelPassword}
            sentinel monitor {MasterName} 127.0.0.1 {Master.Port} 2
            sentinel auth-pass {MasterName} {Password}
            sentinel down-after-milliseconds {MasterName} 1000
            sentinel failover-timeout {MasterName} 10000
            """);
        _sentinels.Add(RunningProgram.Start("redis-sentinel", file));
    }

    private Task UntilEverybodyKnowsEverybodyAsync() => Eventually.HoldsAsync(
        async () =>
        {
            foreach (var port in _ports)
            {
                if (!await KnowsEverybodyAsync(port))
                {
                    return false;
                }
            }
            return true;
        },
        "the sentinels know each other and the replica");

    private static async Task<bool> KnowsEverybodyAsync(int port)
    {
        var settings = new ConfigurationOptions
        {
            EndPoints = { $"127.0.0.1:{port}" },
            Password = SentinelPassword,
            CommandMap = CommandMap.Sentinel,
            AbortOnConnectFail = false,
        };
        await using var sentinel = await ConnectionMultiplexer.ConnectAsync(settings);
        if (!sentinel.IsConnected)
        {
            return false;
        }
        var server = sentinel.GetServers().Single();
        return (await server.SentinelReplicasAsync(MasterName)).Length == 1
            && (await server.SentinelSentinelsAsync(MasterName)).Length == 2;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text + "\n");
        return path;
    }
}
