using Spit.Detection;

namespace Spit.EdgeProxy.Calls;

/// <summary>What an edge needs to account for a call's end, carried by the call itself in our Record-Route.</summary>
/// <param name="Attempt">The attempt as it was judged, its time to the millisecond.</param>
/// <param name="IsScreened">True when the call's end is to be told to the grid; else the token only routes.</param>
internal sealed record CallToken(CallAttempt Attempt, bool IsScreened);
