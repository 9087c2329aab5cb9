using System.Net;
using System.Text;
using Spit.Media.Codecs;

namespace Spit.Media.Sdp;

/// <summary>One m= line with its attributes.</summary>
internal sealed class MediaLine
{
    private readonly List<RtpMap> _maps = [];

    /// <summary>The medium, as <c>audio</c>.</summary>
    public required byte[] Kind { get; init; }

    /// <summary>As <c>RTP/AVP</c>.</summary>
    public required byte[] Transport { get; init; }

    /// <summary>The formats as written.</summary>
    public required byte[] FormatText { get; init; }

    /// <summary>The formats that are payload types, in order of preference.</summary>
    public required byte[] PayloadTypes { get; init; }

    public required int Port { get; init; }

    public bool HasConnection { get; set; }

    /// <summary>Its own connection address; null: unusable or none.</summary>
    public IPAddress? Connection { get; set; }

    public AudioDirection? Direction { get; set; }

    public int? MaxPtime { get; set; }

    public int? RtcpPort { get; set; }

    public IPAddress? RtcpAddress { get; set; }

    public bool IsRtcpMuxed { get; set; }

    public bool IsAudio => Kind.AsSpan().SequenceEqual("audio"u8);

    public bool IsPlainRtp => Ascii.EqualsIgnoreCase(Transport, "RTP/AVP"u8)
        || Ascii.EqualsIgnoreCase(Transport, "RTP/AVPF"u8);

    public bool IsSecureRtp => Transport.AsSpan().IndexOf("SAVP"u8) >= 0;

    public void Add(RtpMap map) => _maps.Add(map);

    /// <summary>The first format that is G.711, of one law or of either.</summary>
    public bool TryFindLaw(G711Law? wanted, out byte payloadType, out G711Law law)
    {
        foreach (var type in PayloadTypes)
        {
            if (LawOf(type) is not { } found || (wanted is { } one && found != one)) continue;
            (payloadType, law) = (type, found);
            return true;
        }
        (payloadType, law) = (0, G711Law.Mu);
        return false;
    }

    public byte? TelephoneEvent
    {
        get
        {
            foreach (var type in PayloadTypes)
                if (_maps.Exists(m => m.PayloadType == type && m.IsTelephoneEvent)) return type;
            return null;
        }
    }

    private G711Law? LawOf(byte type)
    {
        var index = _maps.FindIndex(m => m.PayloadType == type);
        if (index >= 0) return _maps[index].Law;
        // RFC 3551 6: the static numbers need no rtpmap.
        return type switch { 0 => G711Law.Mu, 8 => G711Law.A, _ => null };
    }
}
