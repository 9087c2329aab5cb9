using System.Buffers.Binary;

namespace Spit.Media.Rtp;

/// <summary>
/// The packets of one source: its SSRC, and numbers and timestamps that go on without a break (RFC 3550 5.1).
/// </summary>
/// <param name="source">SSRC, chosen at random.</param>
/// <param name="sequence">Of the first packet, at random.</param>
/// <param name="timestamp">Of the first sample, at random.</param>
public sealed class RtpPacketWriter(uint source, ushort sequence, uint timestamp)
{
    private const byte Version = 2 << 6;

    private ushort _sequence = sequence;

    /// <summary>SSRC.</summary>
    public uint Source { get; } = source;

    /// <summary>Of the sample that comes next.</summary>
    public uint Timestamp { get; private set; } = timestamp;

    /// <summary>Packets written; wraps, as in sender reports.</summary>
    public uint Packets { get; private set; }

    /// <summary>Bytes of payload written; wraps, as in sender reports.</summary>
    public uint PayloadBytes { get; private set; }

    /// <summary>Time goes on, whether there was something to send or not.</summary>
    public void Advance(int samples) => Timestamp += (uint)samples;

    /// <summary>Writes a packet that begins now.</summary>
    /// <returns>Bytes written; 0: it does not fit, and nothing has happened.</returns>
    public int Write(Span<byte> packet, byte payloadType, bool isMarked, ReadOnlySpan<byte> payload) =>
        Write(packet, payloadType, isMarked, Timestamp, payload);

    /// <summary>Writes a packet with a timestamp of its own: telephone events keep that of their beginning.</summary>
    /// <inheritdoc cref="Write(Span{byte}, byte, bool, ReadOnlySpan{byte})" path="/returns"/>
    public int Write(
        Span<byte> packet, byte payloadType, bool isMarked, uint timestamp, ReadOnlySpan<byte> payload)
    {
        var length = RtpPacketView.HeaderBytes + payload.Length;
        if (packet.Length < length) return 0;
        packet[0] = Version;
        packet[1] = (byte)((isMarked ? 0x80 : 0) | (payloadType & 0x7F));
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], _sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], Source);
        payload.CopyTo(packet[RtpPacketView.HeaderBytes..]);
        _sequence++;
        Packets++;
        PayloadBytes += (uint)payload.Length;
        return length;
    }
}
