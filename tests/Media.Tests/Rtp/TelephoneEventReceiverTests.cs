using Spit.Media.Rtp;

namespace Spit.Media.Tests.Rtp;

public sealed class TelephoneEventReceiverTests
{
    private readonly TelephoneEventReceiver _receiver = new();

    [Theory]
    [InlineData('0')]
    [InlineData('9')]
    [InlineData('*')]
    [InlineData('#')]
    [InlineData('D')]
    public void TryReceive_WhatASenderSends_IsOneDigit(char digit) =>
        Assert.Equal(digit.ToString(), Receive(Event(digit, 1_000, 5)));

    [Fact]
    public void Write_Event_EndsThriceWithItsWholeDuration()
    {
        var packets = Event('5', 1_000, 5);
        Assert.Equal(7, packets.Count);
        Assert.Equal([5, 0x8A, 3, 0x20], packets[^1][12..]);
        Assert.Equal(3, packets.Count(p => (p[13] & 0x80) != 0));
        Assert.True(RtpSample.View(packets[0]).IsMarked);
    }

    [Fact]
    public void TryReceive_LostPackets_StillOneDigitEach()
    {
        var first = Event('1', 1_000, 5);
        var second = Event('1', 3_000, 5);
        Assert.Equal("11", Receive([.. first.Take(2), .. second.TakeLast(1)]));
    }

    [Fact]
    public void TryReceive_OutOfOrder_IsToldOnce()
    {
        var first = Event('1', 1_000, 5);
        var second = Event('2', 3_000, 5);
        Assert.Equal("12", Receive([first[2], first[0], second[1], first[6], second[0], .. second[2..]]));
    }

    [Fact]
    public void TryReceive_LongEvent_IsOneDigit()
    {
        byte[] Segment(uint timestamp, ushort duration) =>
            RtpSample.Packet(1, timestamp, [7, 10, (byte)(duration >> 8), (byte)duration]);
        Assert.Equal("7", Receive([Segment(100, 160), Segment(100, 0xFFFF), Segment(100 + 0xFFFF, 160)]));
        Assert.Equal("7", Receive([Segment(1_000_000, 160)]));
    }

    [Theory]
    [InlineData(new byte[] { 16, 0, 0, 0 })]
    [InlineData(new byte[] { 255, 0, 0, 0 })]
    [InlineData(new byte[] { 5, 0, 0 })]
    [InlineData(new byte[0])]
    public void TryReceive_NoDigit_IsNothing(byte[] payload) =>
        Assert.Equal("", Receive([RtpSample.Packet(1, 1, payload)]));

    private static List<byte[]> Event(char digit, uint timestamp, int frames)
    {
        var sender = new TelephoneEventSender(digit, frames);
        var packets = new List<byte[]>();
        var payload = new byte[TelephoneEventSender.PayloadBytes];
        while (!sender.IsOver)
        {
            var isFirst = sender.IsFirst;
            sender.Write(payload);
            packets.Add(RtpSample.Packet((ushort)packets.Count, timestamp, payload, isFirst));
        }
        return packets;
    }

    private string Receive(List<byte[]> packets)
    {
        var digits = "";
        foreach (var packet in packets)
            if (_receiver.TryReceive(RtpSample.View(packet), out var digit)) digits += digit;
        return digits;
    }
}
