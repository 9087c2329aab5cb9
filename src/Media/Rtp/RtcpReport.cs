using System.Buffers.Binary;

namespace Spit.Media.Rtp;

/// <summary>A report block: what a receiver says of one source (RFC 3550 6.4.1).</summary>
public readonly record struct RtcpReport
{
    /// <summary>Bytes on the wire.</summary>
    public const int Bytes = 24;

    /// <summary>The cumulative loss is a signed number of 24 bits.</summary>
    public const int MostLost = (1 << 23) - 1;

    /// <summary>Negative when copies came.</summary>
    public const int LeastLost = -(1 << 23);

    /// <summary>SSRC of the source that is spoken of.</summary>
    public required uint Source { get; init; }

    /// <summary>Lost since the last report, in 256ths.</summary>
    public required byte FractionLost { get; init; }

    /// <summary>Lost since the beginning, -2^23 to 2^23 - 1.</summary>
    public required int CumulativeLost { get; init; }

    /// <summary>The highest number received; how often it wrapped in the upper 16 bits.</summary>
    public required uint HighestSequence { get; init; }

    /// <summary>In samples.</summary>
    public required uint Jitter { get; init; }

    /// <summary>The middle 32 bits of the NTP time in the last sender report; 0: none came.</summary>
    public required uint LastSenderReport { get; init; }

    /// <summary>Since that report, in 65,536ths of a second.</summary>
    public required uint DelaySinceSenderReport { get; init; }

    internal static RtcpReport Read(ReadOnlySpan<byte> block)
    {
        var loss = BinaryPrimitives.ReadInt32BigEndian(block[4..]);
        return new RtcpReport
        {
            Source = BinaryPrimitives.ReadUInt32BigEndian(block),
            FractionLost = block[4],
            CumulativeLost = (loss << 8) >> 8,
            HighestSequence = BinaryPrimitives.ReadUInt32BigEndian(block[8..]),
            Jitter = BinaryPrimitives.ReadUInt32BigEndian(block[12..]),
            LastSenderReport = BinaryPrimitives.ReadUInt32BigEndian(block[16..]),
            DelaySinceSenderReport = BinaryPrimitives.ReadUInt32BigEndian(block[20..]),
        };
    }

    internal void Write(Span<byte> block)
    {
        BinaryPrimitives.WriteUInt32BigEndian(block, Source);
        BinaryPrimitives.WriteInt32BigEndian(block[4..], (FractionLost << 24) | (CumulativeLost & 0xFF_FFFF));
        BinaryPrimitives.WriteUInt32BigEndian(block[8..], HighestSequence);
        BinaryPrimitives.WriteUInt32BigEndian(block[12..], Jitter);
        BinaryPrimitives.WriteUInt32BigEndian(block[16..], LastSenderReport);
        BinaryPrimitives.WriteUInt32BigEndian(block[20..], DelaySinceSenderReport);
    }
}
