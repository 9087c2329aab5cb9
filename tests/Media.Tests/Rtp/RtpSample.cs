using Spit.Media.Rtp;

namespace Spit.Media.Tests.Rtp;

/// <summary>Packets as bytes; a stream's payload tells each packet's place.</summary>
internal static class RtpSample
{
    public const uint Source = 0xCAFE;
    public const uint FirstTimestamp = 4_294_966_900;
    public const ushort FirstSequence = 65_533;

    public static byte[] Packet(
        ushort sequence, uint timestamp, byte[] payload, uint source = Source, byte payloadType = 0)
    {
        var packet = new byte[RtpPacketView.HeaderBytes + payload.Length];
        new RtpPacketWriter(source, sequence, timestamp).Write(packet, payloadType, false, payload);
        return packet;
    }

    public static RtpPacketView View(byte[] packet)
    {
        Assert.True(RtpPacketView.TryRead(packet, out var view));
        return view;
    }

    public static TimeSpan Frame(double number) => TimeSpan.FromMilliseconds(20 * number);
}
