using System.Net;
using Spit.Media.Codecs;

namespace Spit.Media.Rtp;

/// <summary>What an offer and its answer have agreed on for one audio stream (RFC 3264).</summary>
public sealed record AudioTerms
{
    /// <summary>Where the other side wants RTP.</summary>
    public required IPEndPoint Remote { get; init; }

    /// <summary>Where the other side wants RTCP; the same as <see cref="Remote"/> when it is multiplexed.</summary>
    public required IPEndPoint RemoteRtcp { get; init; }

    /// <summary>The companding law, both ways.</summary>
    public required G711Law Law { get; init; }

    /// <summary>The payload type of the audio, 0 to 127, both ways.</summary>
    public required byte PayloadType { get; init; }

    /// <summary>The payload type of telephone events (RFC 4733), 0 to 127; null: not agreed on.</summary>
    public byte? TelephoneEvent { get; init; }

    /// <summary>As seen by us.</summary>
    public AudioDirection Direction { get; init; } = AudioDirection.SendReceive;

    /// <summary>How much audio we put into a packet, in milliseconds (RFC 8866 6.4); received are 10 to 60.</summary>
    public int FrameMilliseconds { get; init; } = 20;

    /// <summary>RTCP goes through the RTP port (RFC 5761).</summary>
    public bool IsRtcpMuxed { get; init; }
}
