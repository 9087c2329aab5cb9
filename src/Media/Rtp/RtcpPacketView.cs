using System.Buffers.Binary;

namespace Spit.Media.Rtp;

/// <summary>One packet of an RTCP compound, read in place (RFC 3550 6.4 to 6.6).</summary>
public readonly ref struct RtcpPacketView
{
    private const int HeaderBytes = 4;
    private const int SourceBytes = 4;
    private const byte CanonicalName = 1;

    private readonly ReadOnlySpan<byte> _body;

    internal RtcpPacketView(ReadOnlySpan<byte> packet)
    {
        Type = (RtcpPacketType)packet[1];
        Count = packet[0] & 0x1F;
        _body = packet[HeaderBytes..];
    }

    public RtcpPacketType Type { get; }

    /// <summary>Report blocks, or sources, that the header promises, 0 to 31.</summary>
    public int Count { get; }

    /// <summary>SSRC of the sender, or the first that is spoken of; 0: the packet has none.</summary>
    public uint Source => _body.Length < SourceBytes ? 0 : BinaryPrimitives.ReadUInt32BigEndian(_body);

    /// <summary>Whether it is a sender report that is whole.</summary>
    public bool TryReadSender(out RtcpSenderInfo sender)
    {
        sender = default;
        if (Type != RtcpPacketType.SenderReport || _body.Length < SourceBytes + RtcpSenderInfo.Bytes) return false;
        var info = _body[SourceBytes..];
        sender = new RtcpSenderInfo(
            BinaryPrimitives.ReadUInt64BigEndian(info),
            BinaryPrimitives.ReadUInt32BigEndian(info[8..]),
            BinaryPrimitives.ReadUInt32BigEndian(info[12..]),
            BinaryPrimitives.ReadUInt32BigEndian(info[16..]));
        return true;
    }

    /// <summary>A report block of a sender's or receiver's report, counted from 0; false: there is none.</summary>
    public bool TryReadReport(int index, out RtcpReport report)
    {
        report = default;
        if (Type is not (RtcpPacketType.SenderReport or RtcpPacketType.ReceiverReport)) return false;
        var start = SourceBytes + (Type == RtcpPacketType.SenderReport ? RtcpSenderInfo.Bytes : 0);
        start += index * RtcpReport.Bytes;
        if (index < 0 || index >= Count || _body.Length < start + RtcpReport.Bytes) return false;
        report = RtcpReport.Read(_body[start..]);
        return true;
    }

    /// <summary>The canonical name of the first source in a description (6.5.1); empty: none.</summary>
    public ReadOnlySpan<byte> Name()
    {
        if (Type != RtcpPacketType.SourceDescription || _body.Length < SourceBytes) return default;
        var items = _body[SourceBytes..];
        while (items.Length >= 2 && items[0] != 0 && items.Length >= 2 + items[1])
        {
            if (items[0] == CanonicalName) return items.Slice(2, items[1]);
            items = items[(2 + items[1])..];
        }
        return default;
    }
}
