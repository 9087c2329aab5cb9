namespace Spit.Media.Rtp;

/// <summary>What a sender says of itself (RFC 3550 6.4.1).</summary>
/// <param name="Ntp">NTP time of the report, see <see cref="RtcpTime.Ntp"/>.</param>
/// <param name="Timestamp">The same moment on the stream's own clock.</param>
/// <param name="Packets">Packets sent; wraps.</param>
/// <param name="PayloadBytes">Bytes of payload sent; wraps.</param>
public readonly record struct RtcpSenderInfo(ulong Ntp, uint Timestamp, uint Packets, uint PayloadBytes)
{
    /// <summary>Bytes on the wire.</summary>
    public const int Bytes = 20;
}
