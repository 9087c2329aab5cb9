using System.Buffers.Binary;

namespace Spit.Media.Rtp;

/// <summary>An RTP packet over its datagram's bytes (RFC 3550 5.1).</summary>
public readonly ref struct RtpPacketView
{
    internal const int HeaderBytes = 12;

    private readonly ReadOnlySpan<byte> _bytes;

    private RtpPacketView(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> payload)
    {
        _bytes = bytes;
        Payload = payload;
    }

    /// <summary>Without header extension and padding; maybe empty.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>For audio: the first packet after a pause (RFC 3551 4.1).</summary>
    public bool IsMarked => (_bytes[1] & 0x80) != 0;

    public byte PayloadType => (byte)(_bytes[1] & 0x7F);

    public ushort Sequence => BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]);

    /// <summary>In samples.</summary>
    public uint Timestamp => BinaryPrimitives.ReadUInt32BigEndian(_bytes[4..]);

    public uint Ssrc => BinaryPrimitives.ReadUInt32BigEndian(_bytes[8..]);

    /// <summary>Whether a datagram on a port shared with RTP is RTCP (RFC 5761 4).</summary>
    public static bool IsRtcp(ReadOnlySpan<byte> datagram) => datagram.Length > 1 && datagram[1] is >= 192 and <= 223;

    /// <summary>Reads a datagram; false for what is no RTP of version 2, or contradicts its length.</summary>
    public static bool TryRead(ReadOnlySpan<byte> datagram, out RtpPacketView packet)
    {
        packet = default;
        if (datagram.Length < HeaderBytes || datagram[0] >> 6 != 2) return false;
        var start = HeaderBytes + (4 * (datagram[0] & 0x0F));
        var end = datagram.Length;
        if ((datagram[0] & 0x10) != 0)
        {
            if (start + 4 > end) return false;
            start += 4 + (4 * BinaryPrimitives.ReadUInt16BigEndian(datagram[(start + 2)..]));
        }
        if ((datagram[0] & 0x20) != 0)
        {
            var padding = datagram[^1];
            if (padding == 0) return false;
            end -= padding;
        }
        if (start > end) return false;
        packet = new(datagram, datagram[start..end]);
        return true;
    }
}
