using System.Buffers.Binary;

namespace Spit.Media.Rtp;

/// <summary>Goes through the packets of an RTCP datagram (RFC 3550 6.1, A.2).</summary>
public ref struct RtcpCompoundReader
{
    private const int HeaderBytes = 4;
    private const int WordBytes = 4;

    private ReadOnlySpan<byte> _rest;

    private RtcpCompoundReader(ReadOnlySpan<byte> datagram) => _rest = datagram;

    /// <summary>Whether a datagram to the port of RTP is RTCP, by its second byte (RFC 5761 4).</summary>
    public static bool IsRtcp(ReadOnlySpan<byte> datagram) => datagram.Length >= 2 && datagram[1] is >= 192 and <= 223;

    /// <summary>Checks the whole datagram.</summary>
    /// <returns>False: it does not begin with a report, or the lengths do not add up.</returns>
    public static bool TryRead(ReadOnlySpan<byte> datagram, out RtcpCompoundReader packets)
    {
        packets = new RtcpCompoundReader(datagram);
        if (datagram.Length < HeaderBytes || datagram[1] is not (200 or 201)) return false;
        var rest = datagram;
        while (!rest.IsEmpty)
        {
            if (rest.Length < HeaderBytes || rest[0] >> 6 != 2) return false;
            var length = LengthOf(rest);
            if (length > rest.Length) return false;
            // A.2: only the last may be padded.
            var isPadded = (rest[0] & 0x20) != 0;
            if (isPadded && length != rest.Length) return false;
            rest = rest[length..];
        }
        return true;
    }

    /// <summary>The next packet; false: that was the last.</summary>
    public bool TryNext(out RtcpPacketView packet)
    {
        packet = default;
        if (_rest.Length < HeaderBytes || LengthOf(_rest) is var length && length > _rest.Length) return false;
        packet = new RtcpPacketView(_rest[..length]);
        _rest = _rest[length..];
        return true;
    }

    private static int LengthOf(ReadOnlySpan<byte> packet) =>
        (BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) + 1) * WordBytes;
}
