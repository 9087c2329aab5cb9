using CsCheck;
using Spit.Media.Rtp;

namespace Spit.Media.Tests.Rtp;

public sealed class RtcpCompoundTests
{
    private static readonly RtcpSenderInfo Sender = new(0x0102030405060708, 9, 10, 1_600);

    private static readonly RtcpReport Report = new()
    {
        Source = 5,
        FractionLost = 200,
        CumulativeLost = -3,
        HighestSequence = 0x1FFFF,
        Jitter = 17,
        LastSenderReport = 0xABCD,
        DelaySinceSenderReport = 65_536,
    };

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        Assert.True(RtcpCompoundReader.TryRead(Write(Sender, Report, "name"u8, isBye: true), out var packets));
        Assert.True(packets.TryNext(out var report));
        Assert.Equal((RtcpPacketType.SenderReport, 77u), (report.Type, report.Source));
        Assert.True(report.TryReadSender(out var sender));
        Assert.Equal(Sender, sender);
        Assert.True(report.TryReadReport(0, out var block));
        Assert.Equal(Report, block);
        Assert.False(report.TryReadReport(1, out _));
        Assert.True(packets.TryNext(out var name));
        Assert.Equal("name"u8, name.Name());
        Assert.True(packets.TryNext(out var bye));
        Assert.Equal((RtcpPacketType.Bye, 77u), (bye.Type, bye.Source));
        Assert.False(packets.TryNext(out _));
    }

    [Fact]
    public void Write_NothingSentOrReceived_IsAReceiversReport()
    {
        Assert.True(RtcpCompoundReader.TryRead(Write(null, null, default, isBye: false), out var packets));
        Assert.True(packets.TryNext(out var report));
        Assert.Equal((RtcpPacketType.ReceiverReport, 0), (report.Type, report.Count));
        Assert.False(report.TryReadSender(out _));
        Assert.True(packets.TryNext(out var name));
        Assert.Equal(0, name.Name().Length);
        Assert.False(packets.TryNext(out _));
    }

    /// <summary>
    /// RFC 3550 6.5: the items end with a zero, and a packet with a whole word, whatever the name's length.
    /// </summary>
    [Fact]
    public void Write_NamesOfAllLengths_FillWholeWords()
    {
        for (var length = 0; length <= byte.MaxValue; length++)
        {
            var name = new byte[length];
            Array.Fill(name, (byte)'n');
            var datagram = Write(Sender, Report, name, isBye: false);
            Assert.Equal(0, datagram[^1]);
            Assert.True(RtcpCompoundReader.TryRead(datagram, out var packets));
            Assert.True(packets.TryNext(out _) && packets.TryNext(out var description) && Same(description, name));
        }

        static bool Same(RtcpPacketView description, byte[] name) => description.Name().SequenceEqual(name);
    }

    [Fact]
    public void TryRead_EveryPrefix_IsRefusedUnlessPacketsAreWhole()
    {
        var datagram = Write(Sender, Report, "name"u8, isBye: true);
        var whole = Enumerable.Range(0, datagram.Length)
            .Where(n => RtcpCompoundReader.TryRead(datagram.AsSpan(0, n), out _));
        Assert.Equal([52, 68], whole);
    }

    [Fact]
    public void TryRead_DoesNotBeginWithAReport_IsFalse()
    {
        var datagram = Write(Sender, Report, "name"u8, isBye: true);
        Assert.False(RtcpCompoundReader.TryRead(datagram.AsSpan(52), out _));
    }

    [Fact]
    public void TryRead_PaddingBeforeTheEnd_IsFalse()
    {
        var datagram = Write(Sender, Report, "name"u8, isBye: true);
        datagram[0] |= 0x20;
        Assert.False(RtcpCompoundReader.TryRead(datagram, out _));
    }

    [Fact]
    public void Read_RandomBytes_NeverThrows() =>
        Gen.Byte.Array[0, 96].Sample(bytes =>
        {
            // Like RTCP at its beginning, so that more is looked at than the first check.
            if (bytes.Length > 3) (bytes[0], bytes[1], bytes[2], bytes[3]) = (0x81, 200, 0, (byte)(bytes[3] % 8));
            if (!RtcpCompoundReader.TryRead(bytes, out var packets)) return true;
            var count = 0;
            while (packets.TryNext(out var packet))
            {
                count++;
                packet.TryReadSender(out _);
                packet.TryReadReport(0, out _);
                if (packet.Name().Length > bytes.Length) return false;
            }
            return count > 0;
        });

    /// <summary>RFC 3550 4: seconds since 1900. RFC 5905 A.4: 1970 is 2208988800.</summary>
    [Fact]
    public void Ntp_HalfASecondAfter1970_IsThirtyTwoBitsEach() =>
        Assert.Equal((2_208_988_800UL << 32) + (1UL << 31), RtcpTime.Ntp(DateTimeOffset.UnixEpoch.AddSeconds(0.5)));

    private static byte[] Write(RtcpSenderInfo? sender, RtcpReport? report, ReadOnlySpan<byte> name, bool isBye)
    {
        var datagram = new byte[RtcpCompoundWriter.MaxBytes];
        return datagram[..RtcpCompoundWriter.Write(datagram, 77, sender, report, name, isBye)];
    }
}
