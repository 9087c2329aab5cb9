using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Spit.Silo.Cluster;

/// <summary>Ports for servers that cannot be asked afterwards which port they took, each given once.</summary>
/// <param name="reserved">Ports that this program will listen at later, and that therefore look free.</param>
/// <param name="lowest">The lowest port to give.</param>
/// <param name="beyond">The first one above those to give.</param>
internal sealed class FreePorts(
    IEnumerable<int> reserved, int lowest = FreePorts.Lowest, int beyond = FreePorts.Beyond)
{
    // Below those that the kernel gives to whoever asks for any (Linux: 32768 and above), lest it give this one away
    // in the seconds until it is listened at; below Kubernetes' node ports and above the usual ones of audio.
    private const int Lowest = 24_000;
    private const int Beyond = 30_000;
    private const int Tries = 100;

    private readonly HashSet<int> _taken = [.. reserved];

    /// <summary>Of a silo: none of the ports at which it is told to serve.</summary>
    public static FreePorts Beside(SiloOptions options, int lowest = Lowest, int beyond = Beyond) =>
        new([options.Api.Port, options.Health.EndPoint?.Port ?? 0], lowest, beyond);

    /// <summary>The address itself, or with a port that was free a moment ago when its port is 0.</summary>
    public IPEndPoint Of(IPEndPoint wanted)
    {
        if (wanted.Port != 0)
        {
            return wanted;
        }
        for (var i = 0; i < Tries; i++)
        {
            var candidate = new IPEndPoint(wanted.Address, RandomNumberGenerator.GetInt32(lowest, beyond));
            if (!_taken.Contains(candidate.Port) && TryBind(candidate, out _))
            {
                _taken.Add(candidate.Port);
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
