using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Spit.EndToEnd.Tests.Processes;

/// <summary>Ports that were free for UDP and TCP a moment ago, each handed out once.</summary>
/// <remarks>Below those that the kernel gives to whoever asks for any, lest it give them away in the
/// meantime.</remarks>
internal sealed class FreePorts
{
    // Linux gives out 32768 and above unless told otherwise.
    private const int Lowest = 12_000;
    private const int BelowKernels = 32_768;

    private readonly HashSet<int> _given = [];

    public int Next(IPAddress? address = null)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var port = RandomNumberGenerator.GetInt32(Lowest, BelowKernels);
            if (IsFree(address ?? IPAddress.Loopback, port) && _given.Add(port)) return port;
        }
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
            if (IsFree(IPAddress.Loopback, port) && _given.Add(port))
                return new IPEndPoint(IPAddress.Loopback, port);
        throw new InvalidOperationException("No free port of four digits.");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        using var udp = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            udp.Bind(new IPEndPoint(address, port));
            using var tcp = new TcpListener(address, port);
            tcp.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
