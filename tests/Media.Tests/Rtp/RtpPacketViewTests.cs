using CsCheck;
using Spit.Media.Rtp;

namespace Spit.Media.Tests.Rtp;

public sealed class RtpPacketViewTests
{
    // Two contributing sources, an extension of one word, two bytes of payload, two of padding.
    private static readonly byte[] Full =
    [
        0xB2, 0xE5, 0x12, 0x34, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 1, 0, 0, 0, 2,
        0xBE, 0xDE, 0, 1, 9, 9, 9, 9, 0xAA, 0xBB, 0, 2,
    ];

    [Fact]
    public void TryRead_AllParts_FindsThePayload()
    {
        Assert.True(RtpPacketView.TryRead(Full, out var packet));
        Assert.True(packet.IsMarked);
        Assert.Equal(0x65, packet.PayloadType);
        Assert.Equal(0x1234, packet.Sequence);
        Assert.Equal(0x01020304u, packet.Timestamp);
        Assert.Equal(0x05060708u, packet.Source);
        Assert.Equal([0xAA, 0xBB], packet.Payload.ToArray());
    }

    [Fact]
    public void TryRead_EveryPrefix_IsRefusedOrShorter()
    {
        for (var length = 0; length < Full.Length; length++)
        {
            if (!RtpPacketView.TryRead(Full.AsSpan(0, length), out var packet)) continue;
            Assert.InRange(packet.Payload.Length, 0, length - 28);
        }
        Assert.False(RtpPacketView.TryRead(Full.AsSpan(0, 27), out _));
    }

    [Theory]
    [InlineData(0, 0x72)]
    [InlineData(31, 0)]
    [InlineData(31, 5)]
    [InlineData(23, 200)]
    [InlineData(0, 0xBF)]
    public void TryRead_LengthsThatDoNotFit_IsFalse(int at, byte value)
    {
        var packet = Full.ToArray();
        packet[at] = value;
        Assert.False(RtpPacketView.TryRead(packet, out _));
    }

    [Fact]
    public void TryRead_RandomBytes_NeverThrows() =>
        Gen.Byte.Array[0, 64].Sample(bytes =>
        {
            var isRead = RtpPacketView.TryRead(bytes, out var packet);
            return !isRead || packet.Payload.Length <= bytes.Length - RtpPacketView.HeaderBytes;
        });

    [Fact]
    public void TryRead_WhatWasWritten_IsTheSame()
    {
        var writer = new RtpPacketWriter(7, ushort.MaxValue, uint.MaxValue);
        var packet = new byte[20];
        Assert.Equal(0, writer.Write(packet.AsSpan(0, 19), 8, true, new byte[8]));
        Assert.Equal(20, writer.Write(packet, 8, true, [1, 2, 3, 4, 5, 6, 7, 8]));
        writer.Advance(8);
        Assert.Equal(13, writer.Write(packet.AsSpan(0, 13), 0, false, [9]));
        var read = RtpSample.View(packet[..13]);
        Assert.Equal((0, 7u, 7u), (read.Sequence, read.Timestamp, read.Source));
        Assert.Equal((2u, 9u), (writer.Packets, writer.PayloadBytes));
    }

    [Fact]
    public void ReadingAndWriting_AllocateNothing()
    {
        var writer = new RtpPacketWriter(7, 1, 1);
        var packet = new byte[172];
        var payload = new byte[160];
        Assert.Equal(0, Allocated.By(() =>
        {
            writer.Write(packet, 0, false, payload);
            RtpPacketView.TryRead(packet, out _);
        }));
    }
}
