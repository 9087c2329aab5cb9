using System.Net;
using System.Net.Sockets;
using Spit.Media.Codecs;

namespace Spit.Media.Sdp;

/// <summary>Which of a description's media is the call's audio, and on what terms.</summary>
internal static class AudioChoice
{
    /// <summary>The first audio that can be spoken, or why there is none.</summary>
    /// <param name="family">That of our own address.</param>
    /// <param name="law">The only law that will do; null: either.</param>
    public static SdpFault TryChoose(
        SessionDescription description, AddressFamily family, G711Law? law, out int index, out AudioTerms terms)
    {
        (index, terms) = (-1, null!);
        var worst = SdpFault.NoAudio;
        for (var i = 0; i < description.Media.Count; i++)
        {
            var fault = TryTerms(description, description.Media[i], family, law, out terms);
            if (fault == SdpFault.None)
            {
                index = i;
                return SdpFault.None;
            }
            if (worst == SdpFault.NoAudio) worst = fault;
        }
        return worst;
    }

    public static SdpFault TryTerms(
        SessionDescription description, MediaLine media, AddressFamily family, G711Law? law, out AudioTerms terms)
    {
        terms = null!;
        if (!media.IsAudio || media.Port == 0) return SdpFault.NoAudio;
        if (media.IsSecureRtp) return SdpFault.SecureOnly;
        if (!media.IsPlainRtp || !media.TryFindLaw(law, out var type, out var found)) return SdpFault.NoCommonCodec;
        if (description.ConnectionOf(media) is not { } address || address.AddressFamily != family)
            return SdpFault.UnusableAddress;
        var remote = new IPEndPoint(address, media.Port);
        // RFC 3264 8.4: the unspecified address is how RFC 2543 said hold: nothing may be sent there.
        var isHeld = address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
        var theirs = description.DirectionOf(media).Within(
            isHeld ? AudioDirection.SendOnly : AudioDirection.SendReceive);
        terms = new()
        {
            Remote = remote,
            RemoteRtcp = media.IsRtcpMuxed ? remote : RtcpOf(media, remote),
            Law = found,
            PayloadType = type,
            TelephoneEvent = media.TelephoneEvent,
            Direction = theirs.Mirrored(),
            FrameMilliseconds = media.MaxPtime < 20 ? 10 : 20,
            IsRtcpMuxed = media.IsRtcpMuxed,
        };
        return SdpFault.None;
    }

    /// <summary>RFC 3550 11: the next port, unless RFC 3605 says another.</summary>
    private static IPEndPoint RtcpOf(MediaLine media, IPEndPoint remote)
    {
        var address = media.RtcpAddress is { } own && own.AddressFamily == remote.AddressFamily ? own : remote.Address;
        return new(address, media.RtcpPort ?? Math.Min(remote.Port + 1, IPEndPoint.MaxPort));
    }
}
