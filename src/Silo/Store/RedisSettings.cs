using Spit.Hosting.Settings;
using StackExchange.Redis;

namespace Spit.Silo.Store;

/// <summary>What the connections to Redis and to its sentinels are made with.</summary>
internal static class RedisSettings
{
    /// <summary>For the connection to Redis; without endpoints when Sentinel will name them.</summary>
    public static ConfigurationOptions ForRedis(SiloOptions options)
    {
        var store = options.Store;
        var settings = Common(store);
        settings.User = store.User;
        settings.Password = StorePassword.Of(store.Password, store.PasswordFile);
        // While the store is gone, what needs it fails at once: counters then start from zero, and list changes are
        // refused, instead of everything waiting for a timeout.
        settings.BacklogPolicy = BacklogPolicy.FailFast;
        if (store.Master is { } master)
        {
            settings.ServiceName = master;
        }
        else
        {
            Add(settings, options.Redis);
        }
        return settings;
    }

    public static ConfigurationOptions ForSentinels(SiloOptions options)
    {
        var settings = Common(options.Store);
        settings.Password = StorePassword.Of(options.Store.SentinelPassword, options.Store.SentinelPasswordFile);
        settings.ServiceName = options.Store.Master;
        // One that is down is not waited for: any of them knows the master.
        settings.AbortOnConnectFail = false;
        Add(settings, options.Redis);
        return settings;
    }

    private static ConfigurationOptions Common(StoreOptions store)
    {
        var settings = new ConfigurationOptions
        {
            ClientName = "spit-silo",
            AbortOnConnectFail = true,
            Ssl = store.Tls,
        };
        if (store.Authority is { } file)
        {
            settings.TrustIssuer(file);
        }
        return settings;
    }

    private static void Add(ConfigurationOptions settings, IReadOnlyList<HostPort> endPoints)
    {
        foreach (var endPoint in endPoints)
        {
            settings.EndPoints.Add(endPoint.Host, endPoint.Port);
        }
    }
}
