using System.Buffers.Binary;

namespace Spit.Media.Rtp;

/// <summary>
/// Writes a whole RTCP datagram: a report, the sender's name, and its farewell if it leaves (RFC 3550 6.1).
/// </summary>
public static class RtcpCompoundWriter
{
    /// <summary>No datagram written here is longer.</summary>
    public const int MaxBytes = 8 + RtcpSenderInfo.Bytes + RtcpReport.Bytes + 12 + byte.MaxValue + 4 + 8;

    private const byte Version = 2 << 6;
    private const int WordBytes = 4;
    private const byte CanonicalName = 1;

    /// <summary>Writes the datagram.</summary>
    /// <param name="datagram">At least <see cref="MaxBytes"/>.</param>
    /// <param name="source">SSRC of the sender.</param>
    /// <param name="sender">Null: nothing was sent since the last reports, so it is a receiver's report (6.4).</param>
    /// <param name="report">Null: nothing was received.</param>
    /// <param name="name">CNAME in UTF-8, 255 bytes at most.</param>
    /// <param name="isBye">Whether it is the last.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(
        Span<byte> datagram,
        uint source,
        RtcpSenderInfo? sender,
        RtcpReport? report,
        ReadOnlySpan<byte> name,
        bool isBye)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(datagram.Length, MaxBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, byte.MaxValue);
        var length = WriteReport(datagram, source, sender, report);
        length += WriteName(datagram[length..], source, name);
        if (!isBye) return length;
        WriteHeader(datagram[length..], RtcpPacketType.Bye, 1, 8);
        BinaryPrimitives.WriteUInt32BigEndian(datagram[(length + 4)..], source);
        return length + 8;
    }

    private static int WriteReport(Span<byte> packet, uint source, RtcpSenderInfo? sender, RtcpReport? report)
    {
        var length = 8;
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], source);
        if (sender is { } info)
        {
            BinaryPrimitives.WriteUInt64BigEndian(packet[length..], info.Ntp);
            BinaryPrimitives.WriteUInt32BigEndian(packet[(length + 8)..], info.Timestamp);
            BinaryPrimitives.WriteUInt32BigEndian(packet[(length + 12)..], info.Packets);
            BinaryPrimitives.WriteUInt32BigEndian(packet[(length + 16)..], info.PayloadBytes);
            length += RtcpSenderInfo.Bytes;
        }
        if (report is { } block)
        {
            block.Write(packet[length..]);
            length += RtcpReport.Bytes;
        }
        var type = sender is null ? RtcpPacketType.ReceiverReport : RtcpPacketType.SenderReport;
        WriteHeader(packet, type, report is null ? 0 : 1, length);
        return length;
    }

    private static int WriteName(Span<byte> packet, uint source, ReadOnlySpan<byte> name)
    {
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], source);
        packet[8] = CanonicalName;
        packet[9] = (byte)name.Length;
        name.CopyTo(packet[10..]);
        // 6.5: a zero ends the items, and more of them fill the word.
        var end = 10 + name.Length;
        var length = (end / WordBytes + 1) * WordBytes;
        packet[end..length].Clear();
        WriteHeader(packet, RtcpPacketType.SourceDescription, 1, length);
        return length;
    }

    private static void WriteHeader(Span<byte> packet, RtcpPacketType type, int count, int length)
    {
        packet[0] = (byte)(Version | count);
        packet[1] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)(length / WordBytes - 1));
    }
}
