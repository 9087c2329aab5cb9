using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Spit.EndToEnd.Tests.Processes;

/// <summary>Ports that were free for UDP and TCP a moment ago, each handed out once to all stages together.</summary>
/// <remarks>Below those that a silo takes for itself and those that the kernel gives to whoever asks for any, lest
/// either take them in the meantime.</remarks>
internal static class FreePorts
{
    // A silo takes its inner ports from 24000 on; Linux gives out 32768 and above unless told otherwise.
    private const int Lowest = 10_000;
    private const int BelowSilos = 24_000;

    // Stages live side by side, and a port that one has given is free until its program listens.
    private static readonly ConcurrentDictionary<int, bool> _given = [];

    public static int Next(IPAddress? address = null)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var port = RandomNumberGenerator.GetInt32(Lowest, BelowSilos);
            if (IsFree(address ?? IPAddress.Loopback, port) && _given.TryAdd(port, true)) return port;
        }
        throw new InvalidOperationException("No free port in 100 tries.");
    }

    public static IPEndPoint NextEndPoint(string address = "127.0.0.1")
    {
        var parsed = IPAddress.Parse(address);
        return new IPEndPoint(parsed, Next(parsed));
    }

    /// <summary>A port of four digits, for programs that know no longer ones.</summary>
    public static IPEndPoint NextShortEndPoint()
    {
        for (var port = 6000; port < 10_000; port++)
            if (IsFree(IPAddress.Loopback, port) && _given.TryAdd(port, true))
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
