using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Spit.Challenger.Audio;

/// <summary>A leg's two sockets: RTP on an even port, RTCP on the odd one behind it (RFC 3550 11).</summary>
internal sealed class PortPair(MediaPort rtp, MediaPort rtcp) : IDisposable
{
    public MediaPort Rtp { get; } = rtp;

    public MediaPort Rtcp { get; } = rtcp;

    /// <summary>False: one of the two ports is somebody else's.</summary>
    public static bool TryBind(IPAddress address, int port, [NotNullWhen(true)] out PortPair? ports)
    {
        ports = null;
        if (!MediaPort.TryBind(new IPEndPoint(address, port), out var rtp)) return false;
        try
        {
            if (!MediaPort.TryBind(new IPEndPoint(address, port + 1), out var rtcp)) return false;
            ports = new PortPair(rtp, rtcp);
            return true;
        }
        finally
        {
            if (ports is null) rtp.Dispose();
        }
    }

    public void Dispose()
    {
        Rtp.Dispose();
        Rtcp.Dispose();
    }
}
