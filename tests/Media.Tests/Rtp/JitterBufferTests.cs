using Spit.Media.Codecs;
using Spit.Media.Rtp;

namespace Spit.Media.Tests.Rtp;

public sealed class JitterBufferTests
{
    private const uint Start = uint.MaxValue - 500;

    private readonly JitterBuffer _buffer = new();
    private readonly short[] _frame = new short[JitterBuffer.FrameSamples];

    [Fact]
    public void Pull_EvenStream_GivesEveryFrameAfterTheDelay()
    {
        Assert.Equal(FrameKind.NotStarted, Pull());
        var heard = new List<int>();
        for (var i = 0; i < 100; i++)
        {
            Push(i);
            if (Pull() == FrameKind.Audio) heard.Add(_frame[0]);
        }
        Assert.Equal(Enumerable.Range(0, 98).Select(Value), heard);
        Assert.Equal((0, 0), (_buffer.Late, _buffer.Lost));
    }

    [Fact]
    public void Pull_LostPacket_IsToldAsLost()
    {
        var kinds = new List<FrameKind>();
        for (var i = 0; i < 20; i++)
        {
            if (i != 7) Push(i);
            kinds.Add(Pull());
        }
        Assert.Equal(FrameKind.Lost, kinds[9]);
        Assert.Equal(1, kinds.Count(k => k == FrameKind.Lost));
        Assert.Equal(17, kinds.Count(k => k == FrameKind.Audio));
    }

    [Fact]
    public void Pull_ReorderedPackets_ComeInOrder()
    {
        var heard = new List<int>();
        for (var i = 0; i < 40; i++)
        {
            Push(i ^ 1);
            if (Pull() == FrameKind.Audio) heard.Add(_frame[0]);
        }
        Assert.Equal(heard.Order().Distinct(), heard);
        Assert.InRange(heard.Count, 36, 40);
    }

    [Fact]
    public void Push_AlwaysLate_GrowsTheDelayAndLosesNoMore()
    {
        for (var i = 0; i < 10; i++) Step(i);
        // From here on everything is 100 ms later than it was.
        var kinds = new List<FrameKind>();
        for (var i = 10; i < 15; i++) kinds.Add(Pull());
        for (var i = 10; i < 100; i++) kinds.Add(Step(i));
        Assert.Equal(90, kinds.Count(k => k == FrameKind.Audio) + (_buffer.Depth / JitterBuffer.FrameSamples) - 2);
        Assert.DoesNotContain(FrameKind.Lost, kinds[10..]);
    }

    [Fact]
    public void Push_MuchTooLate_IsCountedAndForgotten()
    {
        for (var i = 0; i < 40; i++) if (i != 5) Step(i);
        for (var i = 40; i < 52; i++) Push(i);
        Push(5);
        Assert.Equal(1, _buffer.Late);
        Assert.Equal(FrameKind.Audio, Pull());
    }

    [Fact]
    public void Pull_LongBufferedStream_ShrinksAgain()
    {
        for (var i = 0; i < 8; i++) Push(i);
        for (var i = 8; i < 1_500; i++) Step(i);
        Assert.InRange(_buffer.Depth, JitterBuffer.FrameSamples, 3 * JitterBuffer.FrameSamples);
    }

    [Fact]
    public void Pull_PauseOfTheSender_IsSilence()
    {
        for (var i = 0; i < 10; i++) Step(i);
        var kinds = new List<FrameKind>();
        for (var i = 10; i < 60; i++) kinds.Add(Pull());
        // The next packet's number follows, its time does not: it was no loss, and the next pause is known for one.
        for (var i = 60; i < 80; i++)
        {
            Push(i, sequence: i - 50, isMarked: i == 60);
            kinds.Add(Pull());
        }
        for (var i = 80; i < 120; i++) kinds.Add(Pull());
        Assert.InRange(kinds[50..].Count(k => k == FrameKind.Audio), 18, 20);
        Assert.InRange(kinds[72..].Count(k => k == FrameKind.Silence), 35, 40);
    }

    [Fact]
    public void Push_TimeJumpsFar_StartsAnew()
    {
        for (var i = 0; i < 10; i++) Step(i);
        var kinds = Enumerable.Range(100_000, 10).Select(Step).ToList();
        Assert.Equal(8, kinds.Count(k => k == FrameKind.Audio));
    }

    [Fact]
    public void Pull_OtherPacketLengths_GiveTheSameAudio()
    {
        var audio = 0;
        for (var i = 0; i < 60; i++)
        {
            // Packets of 30 ms against frames of 20.
            if (i % 3 != 2)
            {
                var packet = (i / 3 * 2) + (i % 3);
                Push(RtpSample.Packet((ushort)packet, Start + ((uint)packet * 240), new byte[240]));
            }
            if (Pull() == FrameKind.Audio) audio++;
        }
        Assert.InRange(audio, 55, 58);
    }

    [Fact]
    public void RandomArrivals_NeverThrowAndStayBounded()
    {
        var random = new Random(40);
        for (var i = 0; i < 20_000; i++)
        {
            for (var n = random.Next(3); n > 0; n--)
            {
                var payload = new byte[random.Next(500)];
                var timestamp = (uint)((i * 160) + random.Next(-9_000, 9_000));
                Push(RtpSample.Packet((ushort)random.Next(65_536), timestamp, payload));
            }
            Pull();
            Assert.InRange(_buffer.Depth, 0, 10_000);
        }
    }

    [Fact]
    public void PushAndPull_AllocateNothing()
    {
        var bytes = RtpSample.Packet(1, 160, new byte[160]);
        Assert.Equal(0, Allocated.By(() =>
        {
            Push(bytes);
            Pull();
        }));
    }

    private static int Value(int index)
    {
        Span<short> sample = stackalloc short[1];
        G711.Decode(G711Law.Mu, [(byte)(index % 128)], sample);
        return sample[0];
    }

    private FrameKind Step(int index)
    {
        Push(index);
        return Pull();
    }

    private void Push(int index, int? sequence = null, bool isMarked = false)
    {
        var payload = new byte[160];
        payload.AsSpan().Fill((byte)(index % 128));
        Push(RtpSample.Packet((ushort)(sequence ?? index), Start + ((uint)index * 160), payload, isMarked));
    }

    private void Push(byte[] bytes)
    {
        RtpPacketView.TryRead(bytes, out var packet);
        _buffer.Push(packet, G711Law.Mu);
    }

    private FrameKind Pull() => _buffer.Pull(_frame);
}
