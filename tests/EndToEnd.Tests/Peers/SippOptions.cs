using System.Net;

namespace Spit.EndToEnd.Tests.Peers;

/// <summary>What a sipp is to do.</summary>
internal sealed record SippOptions
{
    /// <summary>A file of the folder Scenarios without its ending, or with IsBuiltIn one of sipp's own.</summary>
    public required string Scenario { get; init; }

    public bool IsBuiltIn { get; init; }

    /// <summary>Passes over what the scenario does not expect, such as the repeated ACK of a busy machine.</summary>
    public bool IsPatient { get; init; }

    public IPEndPoint Local { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>Where the calls go; null for the side that is called.</summary>
    public IPEndPoint? Target { get; init; }

    /// <summary>Caller and callee of each call, in turn.</summary>
    public IReadOnlyList<Call> Calls { get; init; } = [];

    /// <summary>Ends after so many calls; 0: when it is told to.</summary>
    public int Count { get; init; }

    public int PerSecond { get; init; } = 10;

    public int AtOnce { get; init; } = 1000;

    /// <summary>The length of the scenario's pause.</summary>
    public TimeSpan Talk { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>After this long the run has failed.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(30);
}
