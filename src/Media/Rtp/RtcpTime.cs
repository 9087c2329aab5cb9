namespace Spit.Media.Rtp;

/// <summary>NTP's time as RTCP carries it (RFC 3550 4).</summary>
public static class RtcpTime
{
    private static readonly DateTimeOffset NtpEpoch = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Seconds since 1900 in the upper 32 bits, their fraction in the lower.</summary>
    public static ulong Ntp(DateTimeOffset time)
    {
        var ticks = (UInt128)(ulong)Math.Max(0, (time - NtpEpoch).Ticks);
        return (ulong)((ticks << 32) / TimeSpan.TicksPerSecond);
    }

    /// <summary>In 65,536ths of a second, as the delay since a sender report is told; 0 to 2^32 - 1.</summary>
    public static uint ShortInterval(TimeSpan time) =>
        (uint)Math.Clamp(time.TotalSeconds * 65_536, 0, uint.MaxValue);
}
