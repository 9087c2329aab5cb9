using System.Buffers.Binary;

namespace Spit.Media.Rtp;

/// <summary>Writes the packets of one stream of our own: one SSRC, sequence numbers without gaps.</summary>
/// <param name="ssrc">Chosen at random (RFC 3550 8.1).</param>
/// <param name="sequence">The first packet's, at random (RFC 3550 5.1).</param>
public sealed class RtpPacketWriter(uint ssrc, ushort sequence)
{
    /// <summary>What stands before the payload, in bytes.</summary>
    public const int HeaderBytes = RtpPacketView.HeaderBytes;

    public uint Ssrc => ssrc;

    /// <summary>Packets so far, as sender reports say it: modulo 2^32.</summary>
    public uint Packets { get; private set; }

    /// <summary>Payload bytes so far, modulo 2^32.</summary>
    public uint PayloadBytes { get; private set; }

    /// <summary>The sequence number of the next packet.</summary>
    public ushort NextSequence { get; private set; } = sequence;

    /// <summary>Writes the header before a payload that already stands at <see cref="HeaderBytes"/>.</summary>
    /// <returns>The packet's length in bytes; 0 when the span is too short.</returns>
    public int Finish(Span<byte> packet, int payloadBytes, byte payloadType, uint timestamp, bool isMarked)
    {
        if (payloadBytes < 0 || packet.Length < HeaderBytes + payloadBytes) return 0;
        packet[0] = 0x80;
        packet[1] = (byte)((isMarked ? 0x80 : 0) | (payloadType & 0x7F));
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], NextSequence++);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], ssrc);
        Packets++;
        PayloadBytes += (uint)payloadBytes;
        return HeaderBytes + payloadBytes;
    }

    /// <summary>Writes a packet.</summary>
    /// <returns>Its length in bytes; 0 when the span is too short.</returns>
    public int Write(Span<byte> packet, ReadOnlySpan<byte> payload, byte payloadType, uint timestamp, bool isMarked)
    {
        if (packet.Length < HeaderBytes + payload.Length) return 0;
        payload.CopyTo(packet[HeaderBytes..]);
        return Finish(packet, payload.Length, payloadType, timestamp, isMarked);
    }
}
