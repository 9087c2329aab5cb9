using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Spit.Hosting.Commands;
using StackExchange.Redis;

namespace Spit.Silo.Store;

/// <summary>The one connection to the store, which membership and storage share.</summary>
internal sealed class StoreConnection(
    SiloOptions options,
    IOptions<ClusterOptions> cluster,
    ILogger<StoreConnection> logger,
    EmbeddedStore? embedded = null)
    : IHostedService, IAsyncDisposable
{
    private ConnectionMultiplexer? _sentinels;
    private ConnectionMultiplexer? _connection;

    /// <exception cref="InvalidOperationException">Asked for before the start.</exception>
    public IConnectionMultiplexer Connection =>
        _connection ?? throw new InvalidOperationException("The store is not connected yet.");

    public static string MembershipKey(string clusterId) => clusterId + "/members";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            _connection = await ConnectAsync();
        }
        catch (Exception e) when (e is RedisException or IOException)
        {
            throw new StartFaultException($"the store at {Place()} cannot be reached: {e.Message}", e);
        }
        _connection.ConnectionFailed += OnLost;
        _connection.ConnectionRestored += OnRestored;
        if (embedded is not null)
        {
            // Whoever wrote the membership before was this program in an earlier life, and is gone.
            await _connection.GetDatabase().KeyDeleteAsync(MembershipKey(cluster.Value.ClusterId));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            connection.ConnectionFailed -= OnLost;
            connection.ConnectionRestored -= OnRestored;
            await connection.DisposeAsync();
        }
        if (_sentinels is { } sentinels)
        {
            _sentinels = null;
            await sentinels.DisposeAsync();
        }
    }

    private void OnLost(object? sender, ConnectionFailedEventArgs e) =>
        StoreLog.Lost(logger, e.Exception, $"{e.FailureType}");

    private void OnRestored(object? sender, ConnectionFailedEventArgs e) => StoreLog.Restored(logger);

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        var settings = RedisSettings.ForRedis(options);
        if (options.Store.Master is null)
        {
            if (embedded is not null)
            {
                settings.EndPoints.Add(embedded.EndPoint!);
                settings.Password = embedded.Password;
            }
            return await ConnectionMultiplexer.ConnectAsync(settings);
        }
        _sentinels = await ConnectionMultiplexer.SentinelConnectAsync(RedisSettings.ForSentinels(options));
        // From here on the connection follows the master: the same object, wherever Sentinel says that the master is.
        return await Task.Run(() => _sentinels.GetSentinelMasterConnection(settings));
    }

    private string Place() => options.Store.Master is { } master
        ? $"master {master} of the sentinels {string.Join(", ", options.Redis)}"
        : string.Join(", ", options.Redis);
}
