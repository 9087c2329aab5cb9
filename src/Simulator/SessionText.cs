using System.Net;
using System.Net.Sockets;

namespace Spit.Simulator;

/// <summary>A session description as offer and answer: G.711, to the discard port, since nobody speaks.</summary>
internal static class SessionText
{
    public static string Write(IPAddress address)
    {
        var network = address.AddressFamily == AddressFamily.InterNetworkV6 ? "IP6" : "IP4";
        return $"v=0\r\no=- 1 1 IN {network} {address}\r\ns=-\r\nc=IN {network} {address}\r\nt=0 0\r\n"
            + "m=audio 9 RTP/AVP 0 8\r\na=inactive\r\n";
    }
}
