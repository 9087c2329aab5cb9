using System.Buffers.Binary;

namespace Spit.Media.Rtp;

/// <summary>Writes compound RTCP packets (RFC 3550 6.1): a report, the CNAME, and BYE at the end.</summary>
public static class RtcpWriter
{
    /// <summary>Enough for every packet that is written here, with a CNAME of 255 bytes.</summary>
    public const int MaxBytes = 52 + 12 + 256 + 8;

    internal const byte SenderReport = 200;
    internal const byte ReceiverReport = 201;
    internal const byte SourceDescription = 202;
    internal const byte Goodbye = 203;

    /// <summary>Writes one compound packet.</summary>
    /// <param name="packet">At least <see cref="MaxBytes"/> long.</param>
    /// <param name="ssrc">Our own.</param>
    /// <param name="cname">1 to 255 bytes, the same as long as the call lasts (RFC 3550 6.5.1).</param>
    /// <param name="sender">Null: nothing was sent since the last report, and this is a receiver report.</param>
    /// <param name="heard">Null: nobody is heard.</param>
    /// <param name="isGoodbye">The stream ends.</param>
    /// <returns>Its length in bytes.</returns>
    public static int Write(
        Span<byte> packet, uint ssrc, ReadOnlySpan<byte> cname, RtcpSender? sender, RtcpReportBlock? heard,
        bool isGoodbye)
    {
        var length = WriteReport(packet, ssrc, sender, heard);
        length += WriteName(packet[length..], ssrc, cname[..Math.Min(cname.Length, byte.MaxValue)]);
        if (!isGoodbye) return length;
        WriteHeader(packet[length..], 1, Goodbye, 8, ssrc);
        return length + 8;
    }

    private static int WriteReport(Span<byte> packet, uint ssrc, RtcpSender? sender, RtcpReportBlock? heard)
    {
        var length = 8;
        if (sender is { } own)
        {
            BinaryPrimitives.WriteUInt64BigEndian(packet[8..], own.Ntp);
            BinaryPrimitives.WriteUInt32BigEndian(packet[16..], own.Timestamp);
            BinaryPrimitives.WriteUInt32BigEndian(packet[20..], own.Packets);
            BinaryPrimitives.WriteUInt32BigEndian(packet[24..], own.PayloadBytes);
            length = 28;
        }
        if (heard is { } block)
        {
            var at = packet[length..];
            BinaryPrimitives.WriteUInt32BigEndian(at, block.Ssrc);
            BinaryPrimitives.WriteUInt32BigEndian(
                at[4..], ((uint)block.FractionLost << 24) | ((uint)block.CumulativeLost & 0xFF_FFFF));
            BinaryPrimitives.WriteUInt32BigEndian(at[8..], block.HighestSequence);
            BinaryPrimitives.WriteUInt32BigEndian(at[12..], block.Jitter);
            BinaryPrimitives.WriteUInt32BigEndian(at[16..], block.LastReport);
            BinaryPrimitives.WriteUInt32BigEndian(at[20..], block.Delay);
            length += 24;
        }
        WriteHeader(packet, heard is null ? 0 : 1, sender is null ? ReceiverReport : SenderReport, length, ssrc);
        return length;
    }

    private static int WriteName(Span<byte> packet, uint ssrc, ReadOnlySpan<byte> cname)
    {
        // The item, at least one zero after it, and zeros up to a whole word (RFC 3550 6.5).
        var length = 8 + ((2 + cname.Length + 1 + 3) & ~3);
        packet[8..length].Clear();
        packet[8] = 1;
        packet[9] = (byte)cname.Length;
        cname.CopyTo(packet[10..]);
        WriteHeader(packet, 1, SourceDescription, length, ssrc);
        return length;
    }

    private static void WriteHeader(Span<byte> packet, int count, byte type, int length, uint ssrc)
    {
        packet[0] = (byte)(0x80 | count);
        packet[1] = type;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)((length / 4) - 1));
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], ssrc);
    }
}
