using Spit.Challenger.Recordings;

namespace Spit.Challenger.Tests.Recordings;

public sealed class SampleRingTests
{
    [Fact]
    public void Read_AnySizes_GivesWhatWasWrittenInOrder()
    {
        var (ring, random) = (new SampleRing(100), new Random(1));
        var (written, read) = (new List<short>(), new List<short>());
        for (var i = 0; i < 1000; i++)
        {
            var some = TestCalls.Samples(0.01)[..random.Next(80)];
            if (ring.TryWrite(some)) written.AddRange(some);
            var target = new short[random.Next(90)];
            read.AddRange(target[..ring.Read(target)]);
        }
        var rest = new short[100];
        read.AddRange(rest[..ring.Read(rest)]);

        Assert.Equal(written, read);
        Assert.InRange(written.Count, 10_000, 80_000);
    }

    [Fact]
    public void TryWrite_NoRoom_TakesNothing()
    {
        var ring = new SampleRing(100);

        Assert.True(ring.TryWrite(new short[60]));
        Assert.False(ring.TryWrite(new short[41]));
        Assert.True(ring.TryWrite(new short[40]));
        Assert.Equal(100, ring.Read(new short[200]));
    }
}
