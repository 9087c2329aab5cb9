using System.Net;

namespace Spit.Simulator.Transport;

/// <summary>Sends a message.</summary>
/// <returns>False when the transport refuses it (RFC 3261 18.4).</returns>
internal delegate bool SendDatagram(ReadOnlySpan<byte> message, IPEndPoint destination);
