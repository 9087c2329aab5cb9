using System.Net;

namespace Spit.Simulator.Transport;

/// <summary>A datagram that arrived, with the socket to answer from.</summary>
internal sealed record ReceivedDatagram(UdpPort Port, byte[] Bytes, IPEndPoint From);
