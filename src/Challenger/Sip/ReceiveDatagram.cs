using System.Net;

namespace Spit.Challenger.Sip;

/// <summary>Takes a datagram; its bytes are the caller's again when it returns.</summary>
internal delegate void ReceiveDatagram(ReadOnlySpan<byte> datagram, IPEndPoint source);
