using CsCheck;
using Spit.Media.Rtp;

namespace Spit.Media.Tests.Rtp;

public sealed class JitterBufferTests
{
    private readonly PlayedStream _stream = new();

    [Fact]
    public void Pull_SteadyPackets_PlaysThemAFrameLater()
    {
        _stream.Pull(2);
        for (var i = 0; i < 20; i++)
        {
            Assert.True(_stream.Push(i, 2 * i));
            _stream.Pull();
        }
        Assert.Equal("---" + new string('a', 19), _stream.Story);
        Assert.Equal(Enumerable.Range(0, 19).Select(i => 2 * i), _stream.Blocks);
        Assert.Equal(TimeSpan.FromMilliseconds(20), _stream.Buffer.Held);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void Pull_PacketsOfOtherLengths_AreCutIntoFrames(int blocks)
    {
        for (var (block, number) = (0, 0); _stream.Frames.Count < 60; _stream.Pull())
            for (; block < 2 * (_stream.Frames.Count + 1); block += blocks) _stream.Push(number++, block, blocks);
        Assert.Equal(Enumerable.Range(0, 59).Select(i => 2 * i), _stream.Blocks);
        Assert.Equal("-" + new string('a', 59), _stream.Story);
    }

    [Theory]
    [InlineData(79)]
    [InlineData(481)]
    [InlineData(0)]
    public void Push_TooShortOrTooLong_IsRefused(int samples)
    {
        var packet = RtpSample.Packet(1, 1, new byte[samples]);
        Assert.False(_stream.Buffer.Push(RtpSample.View(packet), TimeSpan.Zero));
    }

    [Fact]
    public void Pull_PacketsMissing_AreLostAndNotZeros()
    {
        for (var i = 0; i < 20; i++)
        {
            if (i is not (5 or 9 or 10)) _stream.Push(i, 2 * i);
            _stream.Pull();
        }
        Assert.Equal("-aaaaalaaallaaaaaaaa", _stream.Story);
    }

    [Fact]
    public void Pull_HalfOfAFrameMissing_IsLost()
    {
        for (var i = 0; i < 20; i++)
        {
            if (i != 9) _stream.Push(i, i, blocks: 1);
            if (i % 2 == 1) _stream.Pull();
        }
        Assert.Equal("-aaaalaaaa", _stream.Story);
    }

    [Fact]
    public void Push_OutOfOrderInTime_PlaysInOrder()
    {
        foreach (var i in (int[])[0, 2, 1, 4, 3])
        {
            _stream.Push(i, 2 * i);
            if (i != 2) _stream.Pull();
        }
        _stream.Pull(3);
        Assert.Equal([0, 2, 4, 6, 8], _stream.Blocks);
    }

    [Fact]
    public void Push_Copy_IsCountedAndPlayedOnce()
    {
        Assert.True(_stream.Push(0, 0));
        Assert.False(_stream.Push(0, 0));
        _stream.Pull(2);
        Assert.False(_stream.Push(0, 0));
        _stream.Pull(2);
        Assert.Equal([0], _stream.Blocks);
        Assert.Equal((2, 0), (_stream.Buffer.Copies, _stream.Buffer.Late));
    }

    [Fact]
    public void Pull_SenderPauses_IsSilenceAndNotLoss()
    {
        // Numbers without a gap, timestamps with one of 30 frames and a bit, the time between as long.
        for (var i = 0; i < 5; i++, _stream.Pull()) _stream.Push(i, 2 * i);
        _stream.Pull(30);
        for (var i = 5; i < 10; i++, _stream.Pull()) _stream.Push(i, 2 * i + 60, offset: 37);
        _stream.Pull();
        Assert.Equal([0, 2, 4, 6, 8, 70, 72, 74, 76, 78], _stream.Blocks);
        Assert.EndsWith("saaaaa", _stream.Story, StringComparison.Ordinal);
        Assert.Contains(new string('s', 15), _stream.Story, StringComparison.Ordinal);
    }

    [Fact]
    public void Pull_PauseThatIsSeenInTime_IsSilenceAlone()
    {
        for (var i = 0; i < 5; i++) _stream.Push(i, 2 * i);
        _stream.Push(5, 14, offset: 11);
        _stream.Pull(9);
        Assert.Equal("-aaaaassa", _stream.Story);
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(-1_000_000)]
    [InlineData(3_000)]
    [InlineData(-3_000)]
    public void Pull_TimestampsJump_PlaysOn(int jump)
    {
        for (var i = 0; i < 5; i++, _stream.Pull()) _stream.Push(i, 2 * i);
        for (var i = 5; i < 10; i++, _stream.Pull()) _stream.Push(i, 2 * i, offset: jump);
        _stream.Pull();
        // What was still to be played of the time before goes with it.
        Assert.Equal([0, 2, 4, 6, 10, 12, 14, 16, 18], _stream.Blocks);
        Assert.DoesNotContain('l', _stream.Story);
    }

    [Fact]
    public void Pull_NothingComesAnyMore_IsLossAtFirstAndThenSilence()
    {
        _stream.Push(0, 0);
        _stream.Pull(32);
        Assert.Equal("-a" + new string('l', 10) + new string('s', 20), _stream.Story);
    }

    [Fact]
    public void Push_DelayGrows_HoldsBackOnceAndLosesNothing()
    {
        for (var i = 0; i < 10; i++, _stream.Pull()) _stream.Push(i, 2 * i);
        _stream.Pull(3);
        for (var i = 10; i < 30; i++, _stream.Pull()) _stream.Push(i, 2 * i);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => 2 * i), _stream.Blocks);
        Assert.Equal(2, _stream.Story.Count(c => c == 'l'));
        Assert.Equal(1, _stream.Buffer.Late);
    }

    [Fact]
    public void Push_OvertakenBySeveral_IsLateAndHeldBackForTheNext()
    {
        var losses = new List<int>();
        for (var i = 0; i < 60; i++, _stream.Pull())
        {
            // Every tenth comes three frames later.
            if (i % 10 != 5) _stream.Push(i, 2 * i);
            if (i % 10 == 8 && !_stream.Push(i - 3, 2 * (i - 3))) losses.Add(i);
        }
        Assert.Equal([8], losses);
        Assert.Equal(2, _stream.Buffer.Late);
    }

    [Fact]
    public void Push_BurstAfterAStandstill_IsCutToWhatMayBeHeld()
    {
        _stream.Push(0, 0);
        _stream.Pull(52);
        for (var i = 1; i <= 51; i++) _stream.Push(i, 2 * i);
        Assert.InRange(_stream.Buffer.Held, TimeSpan.FromMilliseconds(80), TimeSpan.FromMilliseconds(200));
        _stream.Pull(10);
        Assert.Equal(102, _stream.Blocks.Max());
    }

    [Fact]
    public void Push_EarlyForTwoSeconds_IsHeldLess()
    {
        for (var i = 0; i < 6; i++) _stream.Push(i, 2 * i);
        for (var i = 6; i < 700; i++, _stream.Pull()) _stream.Push(i, 2 * i);
        Assert.InRange(_stream.Buffer.Held, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(60));
    }

    [Fact]
    public void Pull_SomeWereLeftOut_PassesOverTheirFrames()
    {
        for (var i = 0; i < 10; i++, _stream.Pull()) _stream.Push(i, 2 * i);
        _stream.Miss(5);
        for (var i = 10; i < 16; i++) _stream.Push(i, 2 * i);
        _stream.Pull(1);
        _stream.Push(16, 32);
        _stream.Pull();
        Assert.Equal((PlayedFrame.Audio, 28), _stream.Frames[10]);
        Assert.Equal((PlayedFrame.Audio, 30), _stream.Frames[11]);
    }

    [Fact]
    public void Pass_NumbersOfOtherPackets_AreNotMissing()
    {
        for (var i = 0; i < 5; i++, _stream.Pull()) _stream.Push(i, 2 * i);
        _stream.Buffer.Pass(unchecked((ushort)(RtpSample.FirstSequence + 5)));
        _stream.Push(6, 14);
        _stream.Pull(4);
        Assert.Equal("-aaaaassa", _stream.Story);
    }

    [Fact]
    public void Reset_AnotherStream_BeginsAnew()
    {
        _stream.Push(0, 0);
        _stream.Push(1, 2);
        _stream.Pull(2);
        _stream.Buffer.Reset();
        _stream.Pull();
        Assert.True(_stream.Push(-500, 200));
        _stream.Pull(2);
        Assert.Equal("-a--a", _stream.Story);
        Assert.Equal([0, 200], _stream.Blocks);
    }

    /// <summary>
    /// Whatever the network does: frames in their order, none twice, and the delay within its bounds.
    /// </summary>
    [Fact]
    public void Pull_AnyDelaysAndLosses_NeverGoesBack() =>
        Gen.Select(Gen.Int[0, 12], Gen.Bool).Array[110].Sample(packets =>
        {
            var stream = new PlayedStream();
            for (var turn = 0; turn < packets.Length + 14; turn++)
            {
                for (var i = Math.Max(0, turn - 12); i <= turn && i < packets.Length; i++)
                    if (i + packets[i].Item1 == turn && (packets[i].Item2 || i % 3 != 0)) stream.Push(i, 2 * i);
                if (stream.Buffer.Held > TimeSpan.FromMilliseconds(400)) return false;
                stream.Pull();
            }
            return stream.Blocks.Zip(stream.Blocks.Skip(1)).All(p => p.First < p.Second);
        }, iter: 200);

    [Fact]
    public void PushAndPull_AllocateNothing()
    {
        var buffer = new JitterBuffer();
        var packets = Enumerable.Range(0, 50)
            .Select(i => RtpSample.Packet((ushort)i, (uint)i * 160, new byte[160])).ToArray();
        var frame = new byte[160];
        var round = 0;
        Assert.Equal(0, Allocated.By(() =>
        {
            buffer.Reset();
            foreach (var packet in packets)
            {
                RtpPacketView.TryRead(packet, out var view);
                buffer.Push(view, RtpSample.Frame(round));
                buffer.Pull(RtpSample.Frame(round++), frame);
            }
        }));
    }
}
