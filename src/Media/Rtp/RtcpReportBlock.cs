namespace Spit.Media.Rtp;

/// <summary>A reception report (RFC 3550 6.4.1).</summary>
/// <param name="Ssrc">Whose stream it is about.</param>
/// <param name="FractionLost">Since the report before, in 1/256.</param>
/// <param name="CumulativeLost">Since the beginning, -2^23 to 2^23 - 1; negative with duplicates.</param>
/// <param name="HighestSequence">With the count of wraps in the upper 16 bits.</param>
/// <param name="Jitter">Interarrival jitter in samples.</param>
/// <param name="LastReport">Middle 32 bits of the NTP time of the last sender report; 0: none yet.</param>
/// <param name="Delay">Since that report, in 1/65536 s.</param>
public readonly record struct RtcpReportBlock(
    uint Ssrc,
    byte FractionLost,
    int CumulativeLost,
    uint HighestSequence,
    uint Jitter,
    uint LastReport,
    uint Delay);
