using Spit.Media.Rtp;

namespace Spit.Challenger.Tests.Audio;

/// <summary>A packet that outlives its datagram.</summary>
internal sealed record ReceivedPacket(
    bool IsMarked, byte PayloadType, ushort Sequence, uint Timestamp, uint Source, byte[] Payload)
{
    public static ReceivedPacket Read(ReadOnlySpan<byte> datagram)
    {
        Assert.True(RtpPacketView.TryRead(datagram, out var packet));
        return new ReceivedPacket(
            packet.IsMarked,
            packet.PayloadType,
            packet.Sequence,
            packet.Timestamp,
            packet.Source,
            packet.Payload.ToArray());
    }
}
