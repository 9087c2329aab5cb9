using System.Net;
using System.Net.Sockets;

namespace Spit.Silo.Cluster;

/// <summary>Ports for servers that cannot be asked afterwards which port they took.</summary>
internal static class FreePort
{
    /// <summary>The address itself, or with a port that was free a moment ago when its port is 0.</summary>
    public static IPEndPoint Of(IPEndPoint wanted)
    {
        if (wanted.Port != 0)
        {
            return wanted;
        }
        using var probe = new Socket(wanted.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(wanted);
        return (IPEndPoint)probe.LocalEndPoint!;
    }
}
