using System.Net;

namespace Spit.Simulator;

/// <summary>An edge that calls are placed through.</summary>
/// <param name="Pop">The name of its point of presence.</param>
/// <param name="Address">Where it listens for SIP over UDP.</param>
internal sealed record PopEdge(string Pop, IPEndPoint Address);
