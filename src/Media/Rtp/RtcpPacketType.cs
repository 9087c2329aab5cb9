namespace Spit.Media.Rtp;

/// <summary>RTCP packet types (RFC 3550 12.1); others are skipped.</summary>
public enum RtcpPacketType : byte
{
    SenderReport = 200,
    ReceiverReport = 201,
    SourceDescription = 202,
    Bye = 203,
    Application = 204,
}
