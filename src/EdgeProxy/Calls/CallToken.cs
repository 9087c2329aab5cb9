using Spit.Detection;

namespace Spit.EdgeProxy.Calls;

/// <summary>What an edge needs to account for a call's end, carried by the call itself in our Record-Route.</summary>
/// <param name="StartedAt">When the INVITE came, to the millisecond.</param>
/// <param name="IsScreened">True when the call's end is to be told to the grid; else the token only routes.</param>
internal sealed record CallToken(
    CallerKey Caller, string Callee, SourceAddress Source, DateTimeOffset StartedAt, bool IsScreened);
