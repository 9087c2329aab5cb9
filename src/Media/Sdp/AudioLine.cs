using System.Net;
using Spit.Media.Codecs;

namespace Spit.Media.Sdp;

/// <summary>The audio m= line that we write.</summary>
internal sealed record AudioLine
{
    public required IPEndPoint Rtp { get; init; }

    public required IPEndPoint Rtcp { get; init; }

    public required IReadOnlyList<(byte Type, G711Law Law)> Codecs { get; init; }

    public byte? TelephoneEvent { get; init; }

    public AudioDirection Direction { get; init; }

    public int FrameMilliseconds { get; init; } = 20;

    public bool IsRtcpMuxed { get; init; }

    public string Transport { get; init; } = "RTP/AVP";
}
