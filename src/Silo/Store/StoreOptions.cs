using Spit.Hosting.Commands;
using Spit.Hosting.Settings;

namespace Spit.Silo.Store;

/// <summary>How a silo gets to the Redis that is not simply there on a private network: Sentinel, login, TLS.</summary>
public sealed record StoreOptions
{
    /// <summary>The name under which Sentinel watches the master; null: <c>redis</c> names Redis itself.</summary>
    [CommandOption("--redis-master", "NAME", "The master's name at Redis Sentinel; --redis then names the sentinels.")]
    public string? Master { get; init; }

    /// <summary>Null: Redis' default user.</summary>
    [CommandOption("--redis-user", "NAME", "The user at Redis (ACL); the default user without it.")]
    public string? User { get; init; }

    /// <summary>A file whose first line is the password. Read when the silo starts.</summary>
    [CommandOption("--redis-password-file", "FILE", "Holds the password for Redis; or SPIT__STORE__PASSWORD.")]
    public string? PasswordFile { get; init; }

    /// <summary>The password itself, meant for the environment.</summary>
    public SecretText? Password { get; init; }

    /// <summary>A file whose first line is the password that the sentinels themselves ask for.</summary>
    [CommandOption("--sentinel-password-file", "FILE", "Holds the sentinels' own password, where they have one.")]
    public string? SentinelPasswordFile { get; init; }

    /// <summary>The sentinels' own password itself, meant for the environment.</summary>
    public SecretText? SentinelPassword { get; init; }

    /// <summary>
    /// TLS towards Redis and the sentinels; their certificate must name the host that is connected to.
    /// </summary>
    [CommandOption("--redis-tls", "true|false", "TLS towards Redis and its sentinels.")]
    public bool Tls { get; init; }

    /// <summary>A PEM file; null: the authorities that the machine trusts.</summary>
    [CommandOption("--redis-ca", "FILE", "The authority (PEM) that signed the certificates of Redis.")]
    public string? Authority { get; init; }

    /// <summary>Notes every fault.</summary>
    /// <param name="path">Where the section stands in the settings.</param>
    /// <param name="hasRedis">False: the store is embedded, and nothing here has a meaning.</param>
    internal void Validate(string path, bool hasRedis, SettingFaults faults)
    {
        if (!hasRedis && this != new StoreOptions())
        {
            faults.Add(path, "says how Redis is reached, but there is no --redis");
        }
        if (Master is { } master && (master.Length > 64 || !master.All(IsNameCharacter)))
        {
            faults.Add(
                $"{path}:master", $"'{master}' must be at most 64 letters, digits, dashes, dots and underscores");
        }
        StorePassword.Validate($"{path}:password", Password, PasswordFile, faults);
        StorePassword.Validate($"{path}:sentinelPassword", SentinelPassword, SentinelPasswordFile, faults);
        if (User is not null && Password is null && PasswordFile is null)
        {
            faults.Add($"{path}:user", "needs a password: --redis-password-file or SPIT__STORE__PASSWORD");
        }
        if (Master is null && (SentinelPassword is not null || SentinelPasswordFile is not null))
        {
            faults.Add($"{path}:sentinelPassword", "is for sentinels, but there is no --redis-master");
        }
        ValidateAuthority($"{path}:authority", faults);
    }

    private void ValidateAuthority(string path, SettingFaults faults)
    {
        if (Authority is not { } file)
        {
            return;
        }
        if (!Tls)
        {
            faults.Add(path, "has no meaning without --redis-tls true");
        }
        else if (!StoreAuthority.TryRead(file, out _, out var error))
        {
            faults.Add(path, error);
        }
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_';
}
