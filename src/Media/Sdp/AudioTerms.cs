using System.Net;
using Spit.Media.Codecs;

namespace Spit.Media.Sdp;

/// <summary>What an offer and its answer have settled for the one audio stream.</summary>
public sealed record AudioTerms
{
    /// <summary>Where RTP goes; the unspecified address when the other side is on hold in the old way.</summary>
    public required IPEndPoint Remote { get; init; }

    /// <summary>Where RTCP goes; <see cref="Remote"/> when multiplexed.</summary>
    public required IPEndPoint RemoteRtcp { get; init; }

    public required G711Law Law { get; init; }

    /// <summary>RTP payload type of the audio, 0 to 127.</summary>
    public required byte PayloadType { get; init; }

    /// <summary>RTP payload type of telephone-events (RFC 4733); null: digits go in the audio.</summary>
    public byte? TelephoneEvent { get; init; }

    /// <summary>As seen by us: <see cref="AudioDirection.SendOnly"/> means that we send.</summary>
    public AudioDirection Direction { get; init; }

    /// <summary>How much audio a packet of ours holds, in ms: 20, or 10 when the other side takes no more.</summary>
    public int FrameMilliseconds { get; init; } = 20;

    /// <summary>RTCP comes and goes on the port of RTP (RFC 5761).</summary>
    public bool IsRtcpMuxed { get; init; }
}
