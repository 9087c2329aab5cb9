using Spit.Media.Rtp;

namespace Spit.Media.Tests.Rtp;

/// <summary>RTP packets by their fields.</summary>
internal static class RtpSample
{
    public static byte[] Packet(
        ushort sequence, uint timestamp, ReadOnlySpan<byte> payload, bool isMarked = false, uint ssrc = 7)
    {
        var bytes = new byte[RtpPacketWriter.HeaderBytes + payload.Length];
        new RtpPacketWriter(ssrc, sequence).Write(bytes, payload, 0, timestamp, isMarked);
        return bytes;
    }

    public static RtpPacketView View(byte[] bytes)
    {
        Assert.True(RtpPacketView.TryRead(bytes, out var view));
        return view;
    }
}
