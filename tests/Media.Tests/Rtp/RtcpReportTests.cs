using Spit.Media.Rtp;

namespace Spit.Media.Tests.Rtp;

public sealed class RtcpReportTests
{
    private static readonly RtcpSender Sender = new(0x0102_0304_0506_0708, 160, 3, 480);
    private static readonly RtcpReportBlock Block = new(42, 12, -3, 0x1_0005, 77, 0x0304_0506, 65_536);

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    public void TryRead_WhatWasWritten_IsTheSame(bool hasSender, bool hasBlock, bool isGoodbye)
    {
        var bytes = Write(hasSender ? Sender : null, hasBlock ? Block : null, isGoodbye);
        Assert.Equal(0, bytes.Length % 4);
        Assert.True(RtpPacketView.IsRtcp(bytes));
        Assert.True(RtcpReport.TryRead(bytes, 42, out var report));
        Assert.Equal(new(9, hasSender ? Sender : null, hasBlock ? Block : null, isGoodbye), report);
        Assert.True(RtcpReport.TryRead(bytes, 43, out report));
        Assert.Null(report.Block);
    }

    [Fact]
    public void TryRead_EveryPrefix_IsRefusedExceptBetweenPackets()
    {
        var bytes = Write(Sender, Block, true);
        var whole = Enumerable.Range(1, bytes.Length).Where(n => RtcpReport.TryRead(bytes.AsSpan(0, n), 42, out _));
        Assert.Equal([52, bytes.Length - 8, bytes.Length], whole);
    }

    [Fact]
    public void RoundTrip_ReportAboutUs_IsWithoutTheOthersDelay()
    {
        RtcpReport.TryRead(Write(null, Block, false), 42, out var report);
        // RFC 3550 6.4.1: arrival - last report - delay.
        var arrival = (ulong)(Block.LastReport + Block.Delay + 6_554) << 16;
        Assert.Equal(0.1, report.RoundTrip(arrival)!.Value.TotalSeconds, 3);
        Assert.Null(report.RoundTrip((ulong)Block.LastReport << 16));
    }

    [Fact]
    public void ToNtp_Moment_CountsFrom1900() =>
        Assert.Equal(
            (2_208_988_800UL << 32) | 0x8000_0000, RtcpSender.ToNtp(DateTimeOffset.UnixEpoch.AddMilliseconds(500)));

    private static byte[] Write(RtcpSender? sender, RtcpReportBlock? block, bool isGoodbye)
    {
        var bytes = new byte[RtcpWriter.MaxBytes];
        return bytes[..RtcpWriter.Write(bytes, 9, "call@challenger"u8, sender, block, isGoodbye)];
    }
}
