using System.Net;
using System.Security.Cryptography;
using Garnet;
using Spit.Hosting.Commands;
using Spit.Silo.Cluster;

namespace Spit.Silo.Store;

/// <summary>A Redis-compatible server in this process, on a loopback port and behind a password of this run.</summary>
internal sealed class EmbeddedStore(string directory, FreePorts ports, ILoggerFactory loggers)
    : IHostedService, IDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger<EmbeddedStore>();
    private FileStream? _lock;
    private GarnetServer? _server;

    /// <summary>Where it listens; null before the start.</summary>
    public IPEndPoint? EndPoint { get; private set; }

    public string Password { get; } = RandomNumberGenerator.GetHexString(32);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(directory);
        try
        {
            Directory.CreateDirectory(path);
            _lock = new FileStream(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"{path} cannot be used as the data directory: {e.Message}", e);
        }
        EndPoint = ports.Of(new IPEndPoint(IPAddress.Loopback, 0));
        _server = new GarnetServer(Arguments(path, EndPoint, Password), QuietLoggers());
        _server.Start();
        StoreLog.Embedded(_logger, path, EndPoint.Port);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _server?.Dispose();
        _server = null;
        _lock?.Dispose();
        _lock = null;
    }

    // Commit-wait: a command is answered when the append-only file has it, so that what was acknowledged survives a
    // kill of the process. It needs many threads, each of which waits for its commit. Memory is small: counters and
    // lists, not a cache.
    private static string[] Arguments(string path, IPEndPoint endPoint, string password) =>
    [
        "--bind", endPoint.Address.ToString(), "--port", $"{endPoint.Port}",
        "--auth", "Password", "--password", password,
        "--checkpointdir", path, "--device-type", "RandomAccess",
        "--aof", "--recover", "--aof-commit-freq", "0", "--aof-commit-wait",
        "--aof-memory", "16m", "--aof-page-size", "4m",
        "--lua", "--minthreads", "64", "-m", "64m", "-p", "1m", "-i", "4m", "-q",
    ];

    // The store's own lines are about its insides; what matters to an operator shows in ours.
    private static ILoggerFactory QuietLoggers() =>
        LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.None));
}
