using System.Buffers.Binary;

namespace Spit.Media.Rtp;

/// <summary>One RTP packet, read in place (RFC 3550 5.1).</summary>
public readonly ref struct RtpPacketView
{
    /// <summary>Bytes of the fixed part of the header.</summary>
    public const int HeaderBytes = 12;

    private const int Version = 2;
    private const int WordBytes = 4;

    private RtpPacketView(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> payload)
    {
        IsMarked = (packet[1] & 0x80) != 0;
        PayloadType = (byte)(packet[1] & 0x7F);
        Sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        Timestamp = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        Source = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        Payload = payload;
    }

    /// <summary>The marker: of audio, the first packet after a pause (RFC 3551 4.1).</summary>
    public bool IsMarked { get; }

    /// <summary>0 to 127.</summary>
    public byte PayloadType { get; }

    /// <summary>Counts packets, and wraps.</summary>
    public ushort Sequence { get; }

    /// <summary>When its first sample was taken, in samples, from a random beginning; wraps.</summary>
    public uint Timestamp { get; }

    /// <summary>SSRC: whose packets these are.</summary>
    public uint Source { get; }

    /// <summary>Without padding; may be empty.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Reads a datagram.</summary>
    /// <returns>False: it is no RTP packet of version 2, or its lengths do not fit.</returns>
    public static bool TryRead(ReadOnlySpan<byte> datagram, out RtpPacketView packet)
    {
        packet = default;
        if (datagram.Length < HeaderBytes || datagram[0] >> 6 != Version) return false;
        var start = HeaderBytes + (datagram[0] & 0x0F) * WordBytes;
        var hasExtension = (datagram[0] & 0x10) != 0;
        if (hasExtension)
        {
            // 5.3.1: 16 bits of a profile's own, then the length in words, without these four bytes.
            if (datagram.Length < start + WordBytes) return false;
            start += WordBytes + BinaryPrimitives.ReadUInt16BigEndian(datagram[(start + 2)..]) * WordBytes;
        }
        if (datagram.Length < start) return false;
        var payload = datagram[start..];
        var hasPadding = (datagram[0] & 0x20) != 0;
        if (hasPadding)
        {
            // The last byte counts the padding, itself included.
            if (payload.IsEmpty || payload[^1] == 0 || payload[^1] > payload.Length) return false;
            payload = payload[..^payload[^1]];
        }
        packet = new RtpPacketView(datagram, payload);
        return true;
    }
}
