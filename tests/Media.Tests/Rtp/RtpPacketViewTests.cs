using Spit.Media.Rtp;

namespace Spit.Media.Tests.Rtp;

public sealed class RtpPacketViewTests
{
    private static readonly byte[] Full =
    [
        0xB2, 0x88, 0x12, 0x34, 0, 0, 0, 9, 0xDE, 0xAD, 0xBE, 0xEF, // padding, extension, two contributing sources
        0, 0, 0, 1, 0, 0, 0, 2, 0xBE, 0xDE, 0, 1, 1, 2, 3, 4, 10, 20, 30, 0, 2,
    ];

    [Fact]
    public void TryRead_AllParts_GivesTheFields()
    {
        var view = RtpSample.View(Full);
        Assert.Equal([10, 20, 30], view.Payload.ToArray());
        Assert.True(view.IsMarked);
        Assert.Equal((8, 0x1234, 9u, 0xDEADBEEF), (view.PayloadType, view.Sequence, view.Timestamp, view.Ssrc));
    }

    [Fact]
    public void TryRead_WhatWasWritten_IsTheSame()
    {
        var view = RtpSample.View(RtpSample.Packet(65_535, 0xFFFFFFFF, [1, 2], isMarked: true));
        Assert.Equal((65_535, 0xFFFFFFFF, 7u), (view.Sequence, view.Timestamp, view.Ssrc));
        Assert.Equal([1, 2], view.Payload.ToArray());
    }

    [Fact]
    public void TryRead_EveryPrefix_IsReadOrRefused()
    {
        for (var length = 0; length < Full.Length; length++)
            if (RtpPacketView.TryRead(Full.AsSpan(0, length), out var view))
                Assert.InRange(view.Payload.Length, 0, length);
        Assert.False(RtpPacketView.TryRead(Full.AsSpan(0, 27), out _));
        Assert.False(RtpPacketView.TryRead([0x40, .. Full.AsSpan(1)], out _));
    }

    [Fact]
    public void TryRead_RandomBytes_NeverThrows()
    {
        var random = new Random(3550);
        var bytes = new byte[64];
        var read = 0;
        for (var round = 0; round < 50_000; round++)
        {
            random.NextBytes(bytes);
            var datagram = bytes.AsSpan(0, random.Next(bytes.Length));
            if (RtpPacketView.TryRead(datagram, out var view)) read += view.Payload.Length + 1;
            RtcpReport.TryRead(datagram, 1, out _);
        }
        Assert.NotEqual(0, read);
    }

    [Fact]
    public void ReadingAndWriting_AllocateNothing()
    {
        var writer = new RtpPacketWriter(1, 2);
        var bytes = new byte[200];
        var sum = 0;
        Assert.Equal(0, Allocated.By(() =>
        {
            var length = writer.Finish(bytes, 160, 0, 5, false);
            if (RtpPacketView.TryRead(bytes.AsSpan(0, length), out var view)) sum += view.Payload.Length;
        }));
        Assert.NotEqual(0, sum);
    }
}
