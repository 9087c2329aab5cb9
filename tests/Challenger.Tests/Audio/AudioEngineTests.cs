using System.Diagnostics;
using Spit.Challenger.Audio;

namespace Spit.Challenger.Tests.Audio;

public sealed class AudioEngineTests
{
    [Fact]
    public async Task TryOpen_PortsTaken_IsFalseUntilOneIsFree()
    {
        var (first, last) = FreePorts();
        using var engine = new EngineUnderTest(firstPort: first, lastPort: last);
        var a = engine.Open();
        var b = engine.Open();
        Assert.Equal([first, first + 2], new[] { a.Local.Port, b.Local.Port }.Order());
        Assert.False(engine.Engine.TryOpen(out _));
        a.Dispose();
        AudioLeg? again = null;
        await Until.TrueAsync(() => engine.Engine.TryOpen(out again));
        Assert.Equal(a.Local, again!.Local);
    }

    [Fact]
    public void Dispose_WithLegs_EndsThem()
    {
        var engine = new EngineUnderTest();
        var leg = engine.Open();
        engine.Dispose();
        Assert.True(leg.IsClosed);
        leg.Dispose();
        Assert.Throws<ObjectDisposedException>(() => engine.Engine.TryOpen(out _));
    }

    [Fact]
    public async Task Turns_AStallOfTheThread_AreCaughtUpInPartAndKeepTime()
    {
        using var engine = new EngineUnderTest();
        using var peer = new RtpPeer();
        using var leg = engine.Open();
        using var never = new ManualResetEventSlim();
        var start = 0L;
        var sink = new KeptFrames
        {
            OnFrame = count =>
            {
                if (count == 1) start = Stopwatch.GetTimestamp();
                if (count == 5) never.Wait(400);
            },
        };
        leg.Attach(sink, new CountingSource());
        leg.Apply(peer.Terms());
        await Until.TrueAsync(() => sink.Count >= 30);
        var frames = sink.Count;
        Assert.InRange(frames, 30, 2 + Stopwatch.GetElapsedTime(start) / TimeSpan.FromMilliseconds(20));
        var packets = peer.Receive(8);
        var steps = packets.Zip(packets.Skip(1), (a, b) => (int)(b.Timestamp - a.Timestamp) / 160).ToArray();
        Assert.InRange(steps.Max(), 16, 25);
        Assert.All(packets.Zip(packets.Skip(1)), p => Assert.Equal(1, (ushort)(p.Second.Sequence - p.First.Sequence)));
    }

    [Fact]
    public async Task Turns_BothWays_AllocateNothing()
    {
        using var engine = new EngineUnderTest();
        using var peer = new RtpPeer();
        using var leg = engine.Open();
        using var other = engine.Open();
        using var otherPeer = new RtpPeer();
        var meter = new AllocationMeter();
        leg.Attach(meter, new CountingSource());
        other.Attach(null, null);
        leg.Apply(peer.Terms());
        other.Apply(otherPeer.Terms());
        await Until.TrueAsync(() =>
        {
            peer.Send(leg.Local, CountingSource.Codes(1));
            return meter.IsDone;
        });
        Assert.Equal(0, meter.Least);
    }

    /// <summary>Two pairs in a row that nobody has.</summary>
    private static (int First, int Last) FreePorts()
    {
        for (var port = 31_000; port < 32_000; port += 4)
        {
            if (!PortPair.TryBind(System.Net.IPAddress.Loopback, port, out var a)) continue;
            using (a)
            {
                if (!PortPair.TryBind(System.Net.IPAddress.Loopback, port + 2, out var b)) continue;
                b.Dispose();
                return (port, port + 3);
            }
        }
        throw new InvalidOperationException("No free ports.");
    }
}
