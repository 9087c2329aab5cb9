using System.Net;
using System.Net.Sockets;

namespace Spit.EndToEnd.Tests.Processes;

/// <summary>Ports that were free for UDP and TCP a moment ago, each handed out once.</summary>
internal sealed class FreePorts
{
    private readonly HashSet<int> _given = [];

    public int Next(IPAddress? address = null)
    {
        for (var tries = 0; tries < 100; tries++)
            if (TryFind(address ?? IPAddress.Loopback) is { } port && _given.Add(port)) return port;
        throw new InvalidOperationException("No free port in 100 tries.");
    }

    public IPEndPoint NextEndPoint(string address = "127.0.0.1")
    {
        var parsed = IPAddress.Parse(address);
        return new IPEndPoint(parsed, Next(parsed));
    }

    /// <summary>A port of four digits, for programs that know no longer ones.</summary>
    public IPEndPoint NextShortEndPoint()
    {
        for (var port = 6000; port < 10_000; port++)
            if (TryFind(IPAddress.Loopback, port) is not null && _given.Add(port))
                return new IPEndPoint(IPAddress.Loopback, port);
        throw new InvalidOperationException("No free port of four digits.");
    }

    private static int? TryFind(IPAddress address, int wanted = 0)
    {
        using var udp = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            udp.Bind(new IPEndPoint(address, wanted));
            var port = ((IPEndPoint)udp.LocalEndPoint!).Port;
            using var tcp = new TcpListener(address, port);
            tcp.Start();
            return port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
