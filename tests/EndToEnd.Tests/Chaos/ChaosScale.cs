namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>How much is asked of the machine: what two busy cores can do, or with SPIT_CHAOS=long more.</summary>
internal static class ChaosScale
{
    /// <summary>Whether the milder variants of a fault are tried, too.</summary>
    public static readonly bool IsLong = Environment.GetEnvironmentVariable("SPIT_CHAOS") == "long";

    /// <summary>Calls a second through all edges of a site.</summary>
    public static int PerSecond => IsLong ? 200 : 100;

    /// <summary>How long a store is away; at most as long as a machine that is restarted.</summary>
    public static TimeSpan StoreAway => TimeSpan.FromSeconds(IsLong ? 30 : 4);
}
