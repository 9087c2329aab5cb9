using System.Net;

namespace Spit.Simulator.Scenarios;

/// <summary>A call that a scenario wants to happen.</summary>
internal sealed record PlannedCall
{
    /// <summary>When it is placed, from the start of the simulation.</summary>
    public required TimeSpan At { get; init; }

    public required CallerKind Kind { get; init; }

    /// <summary>The calling number, in international form with its plus.</summary>
    public required string Caller { get; init; }

    /// <summary>The called number, in international form with its plus.</summary>
    public required string Callee { get; init; }

    public required PopEdge Edge { get; init; }

    /// <summary>The address it comes from.</summary>
    public required IPAddress Source { get; init; }

    /// <summary>How long it rings: until it is answered, or until the caller gives up.</summary>
    public required TimeSpan Ring { get; init; }

    /// <summary>How long they talk until the caller hangs up; null: nobody answers.</summary>
    public TimeSpan? Talk { get; init; }

    /// <summary>When it is over, if it is let through.</summary>
    public TimeSpan End => At + Ring + (Talk ?? TimeSpan.Zero);
}
