using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Spit.Silo.Cluster;

/// <summary>Ports for servers that cannot be asked afterwards which port they took.</summary>
internal static class FreePort
{
    // Below those that the kernel gives to whoever asks for any (Linux: 32768 and above), lest it give this one away
    // in the seconds until it is listened at; below Kubernetes' node ports and above the usual ones of audio.
    private const int Lowest = 24_000;
    private const int Beyond = 30_000;
    private const int Tries = 100;

    /// <summary>The address itself, or with a port that was free a moment ago when its port is 0.</summary>
    public static IPEndPoint Of(IPEndPoint wanted)
    {
        if (wanted.Port != 0)
        {
            return wanted;
        }
        for (var i = 0; i < Tries; i++)
        {
            var candidate = new IPEndPoint(wanted.Address, RandomNumberGenerator.GetInt32(Lowest, Beyond));
            if (TryBind(candidate, out _))
            {
                return candidate;
            }
        }
        return TryBind(wanted, out var any) ? any : throw new SocketException((int)SocketError.AddressAlreadyInUse);
    }

    private static bool TryBind(IPEndPoint wanted, out IPEndPoint bound)
    {
        using var probe = new Socket(wanted.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        bound = wanted;
        try
        {
            probe.Bind(wanted);
        }
        catch (SocketException e)
            when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
        bound = (IPEndPoint)probe.LocalEndPoint!;
        return true;
    }
}
