namespace Spit.Media.Rtp;

/// <summary>What a sender report says of the sender's own stream (RFC 3550 6.4.1).</summary>
/// <param name="Ntp">Wall-clock time, seconds since 1900 in the upper 32 bits.</param>
/// <param name="Timestamp">The same moment in the stream's samples.</param>
/// <param name="Packets">Sent so far.</param>
/// <param name="PayloadBytes">Sent so far.</param>
public readonly record struct RtcpSender(ulong Ntp, uint Timestamp, uint Packets, uint PayloadBytes)
{
    private static readonly DateTimeOffset Era = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A moment as NTP writes it (RFC 3550 4).</summary>
    public static ulong ToNtp(DateTimeOffset moment)
    {
        var ticks = (UInt128)(ulong)(moment - Era).Ticks;
        return (ulong)((ticks << 32) / TimeSpan.TicksPerSecond);
    }
}
