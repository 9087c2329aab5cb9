using Spit.Detection;
using Spit.Hosting.Settings;
using StackExchange.Redis;

namespace Spit.GridBench.Loads;

/// <summary>Two counters with an expiry in Redis: the least that a rate limit without a grid costs.</summary>
internal sealed class RedisTarget : IAsyncDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly ConnectionMultiplexer _connection;
    private readonly IDatabase _database;

    private RedisTarget(ConnectionMultiplexer connection)
    {
        _connection = connection;
        _database = connection.GetDatabase();
    }

    public static async Task<RedisTarget> ConnectAsync(HostPort address) =>
        new(await ConnectionMultiplexer.ConnectAsync($"{address},allowAdmin=true"));

    public async ValueTask<bool> AskAsync(CallAttempt attempt)
    {
        RedisKey caller = attempt.Caller.ToString(), source = attempt.Source.ToString();
        var callerCount = _database.StringIncrementAsync(caller);
        _ = _database.KeyExpireAsync(caller, Window, flags: CommandFlags.FireAndForget);
        var sourceCount = _database.StringIncrementAsync(source);
        _ = _database.KeyExpireAsync(source, Window, flags: CommandFlags.FireAndForget);
        await ((Task)Task.WhenAll(callerCount, sourceCount)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return callerCount.IsCompletedSuccessfully && sourceCount.IsCompletedSuccessfully;
    }

    /// <summary>What the server's process has used.</summary>
    public async Task<TimeSpan> ServerCpuAsync()
    {
        var sections = await _connection.GetServers()[0].InfoAsync("cpu");
        var used = sections.SelectMany(section => section).ToDictionary(pair => pair.Key, pair => pair.Value);
        return TimeSpan.FromSeconds(Seconds(used["used_cpu_user"]) + Seconds(used["used_cpu_sys"]));
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static double Seconds(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
