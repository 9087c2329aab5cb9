using System.Buffers.Binary;

namespace Spit.Media.Rtp;

/// <summary>What a compound RTCP packet says, as far as one stream each way needs it.</summary>
/// <param name="Ssrc">Who reports.</param>
/// <param name="Sender">Of a sender report.</param>
/// <param name="Block">The reception report about us; null: none.</param>
/// <param name="IsGoodbye">The reporter leaves.</param>
public readonly record struct RtcpReport(uint Ssrc, RtcpSender? Sender, RtcpReportBlock? Block, bool IsGoodbye)
{
    private const int MaxPackets = 32;

    /// <summary>Reads a datagram; false for what is no valid compound packet (RFC 3550 A.2).</summary>
    /// <param name="ownSsrc">Whose reception is of interest.</param>
    public static bool TryRead(ReadOnlySpan<byte> datagram, uint ownSsrc, out RtcpReport report)
    {
        report = default;
        if (datagram.Length < 8 || datagram[1] is not (RtcpWriter.SenderReport or RtcpWriter.ReceiverReport))
            return false;
        var read = new RtcpReport(BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]), null, null, false);
        for (var count = 0; !datagram.IsEmpty; count++)
        {
            if (count == MaxPackets || datagram.Length < 4 || datagram[0] >> 6 != 2) return false;
            var length = 4 * (BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]) + 1);
            if (length > datagram.Length) return false;
            if (!TryReadOne(datagram[..length], ownSsrc, ref read)) return false;
            datagram = datagram[length..];
        }
        report = read;
        return true;
    }

    /// <summary>How long a packet takes there and back, from a report about us (RFC 3550 6.4.1).</summary>
    /// <param name="ntp">When the report came.</param>
    public TimeSpan? RoundTrip(ulong ntp)
    {
        if (Block is not { LastReport: not 0 } block) return null;
        var units = (int)((uint)(ntp >> 16) - block.LastReport - block.Delay);
        return units < 0 ? null : TimeSpan.FromSeconds(units / 65_536.0);
    }

    private static bool TryReadOne(ReadOnlySpan<byte> packet, uint ownSsrc, ref RtcpReport report)
    {
        var count = packet[0] & 0x1F;
        switch (packet[1])
        {
            case RtcpWriter.Goodbye:
                report = report with { IsGoodbye = true };
                return packet.Length >= 4 + (4 * count);
            case RtcpWriter.SenderReport or RtcpWriter.ReceiverReport:
                var isSender = packet[1] == RtcpWriter.SenderReport;
                var start = isSender ? 28 : 8;
                if (packet.Length < start + (24 * count)) return false;
                if (isSender) report = report with { Sender = ReadSender(packet) };
                for (var i = 0; i < count; i++)
                {
                    var block = ReadBlock(packet[(start + (24 * i))..]);
                    if (block.Ssrc == ownSsrc) report = report with { Block = block };
                }
                return true;
            default:
                return true;
        }
    }

    private static RtcpSender ReadSender(ReadOnlySpan<byte> packet) => new(
        BinaryPrimitives.ReadUInt64BigEndian(packet[8..]),
        BinaryPrimitives.ReadUInt32BigEndian(packet[16..]),
        BinaryPrimitives.ReadUInt32BigEndian(packet[20..]),
        BinaryPrimitives.ReadUInt32BigEndian(packet[24..]));

    private static RtcpReportBlock ReadBlock(ReadOnlySpan<byte> at)
    {
        var lost = BinaryPrimitives.ReadUInt32BigEndian(at[4..]);
        return new(
            BinaryPrimitives.ReadUInt32BigEndian(at),
            (byte)(lost >> 24),
            (int)(lost << 8) >> 8,
            BinaryPrimitives.ReadUInt32BigEndian(at[8..]),
            BinaryPrimitives.ReadUInt32BigEndian(at[12..]),
            BinaryPrimitives.ReadUInt32BigEndian(at[16..]),
            BinaryPrimitives.ReadUInt32BigEndian(at[20..]));
    }
}
