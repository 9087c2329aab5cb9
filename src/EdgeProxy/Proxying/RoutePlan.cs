using Spit.EdgeProxy.Calls;

namespace Spit.EdgeProxy.Proxying;

/// <summary>Where a request goes and what that changes in it (RFC 3261 16.4 to 16.6).</summary>
internal readonly record struct RoutePlan
{
    /// <summary>Host to send to: an IP literal or a name.</summary>
    public required string TargetHost { get; init; }

    /// <summary>Port to send to.</summary>
    public required int TargetPort { get; init; }

    /// <summary>Own Route values at the head that are taken off (16.4).</summary>
    public int RoutesToPop { get; init; }

    /// <summary>
    /// True when a strict router put the URI of our Record-Route into the Request-URI: the last Route value becomes the
    /// Request-URI (16.4).
    /// </summary>
    public bool RestoresRequestUri { get; init; }

    /// <summary>
    /// True when the next hop is a strict router: its Route value becomes the Request-URI (16.6 step 6).
    /// </summary>
    public bool NextIsStrict { get; init; }

    /// <summary>The URI the request carries when it leaves; null: as it came.</summary>
    public byte[]? RequestUri { get; init; }

    /// <summary>The call's data from our own Record-Route, when it was there and is authentic.</summary>
    public CallToken? Token { get; init; }

    /// <summary>True when a Route named us.</summary>
    public bool CameByOwnRoute { get; init; }

    /// <summary>True for a request addressed to the proxy itself: no user part, our host.</summary>
    public bool IsForProxy { get; init; }
}
