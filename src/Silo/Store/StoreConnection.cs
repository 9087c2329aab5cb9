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
    private ConnectionMultiplexer? _connection;

    /// <exception cref="InvalidOperationException">Asked for before the start.</exception>
    public IConnectionMultiplexer Connection =>
        _connection ?? throw new InvalidOperationException("The store is not connected yet.");

    public static string MembershipKey(string clusterId) => clusterId + "/members";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var wanted = Settings();
        try
        {
            _connection = await ConnectionMultiplexer.ConnectAsync(wanted);
        }
        catch (RedisException e)
        {
            throw new StartFaultException($"the store at {options.Redis} cannot be reached: {e.Message}", e);
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
    }

    private void OnLost(object? sender, ConnectionFailedEventArgs e) =>
        StoreLog.Lost(logger, e.Exception, $"{e.FailureType}");

    private void OnRestored(object? sender, ConnectionFailedEventArgs e) => StoreLog.Restored(logger);

    private ConfigurationOptions Settings()
    {
        var settings = new ConfigurationOptions
        {
            ClientName = "spit-silo",
            AbortOnConnectFail = true,
            // While the store is gone, what needs it fails at once: counters then start from zero, and list changes are
            // refused, instead of everything waiting for a timeout.
            BacklogPolicy = BacklogPolicy.FailFast,
            Password = embedded?.Password,
        };
        if (embedded is not null)
        {
            settings.EndPoints.Add(embedded.EndPoint!);
        }
        else
        {
            settings.EndPoints.Add(options.Redis!.Host, options.Redis.Port);
        }
        return settings;
    }
}
