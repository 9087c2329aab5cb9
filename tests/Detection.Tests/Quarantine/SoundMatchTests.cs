using Spit.Detection.Quarantine;

namespace Spit.Detection.Tests.Quarantine;

public sealed class SoundMatchTests
{
    [Fact]
    public void AgreesAt_SameMessage_AtOneOffsetAlone()
    {
        foreach (var other in RecordedSounds.Same.Skip(1))
        {
            var offsets = Agreements(RecordedSounds.Same[0], other);
            Assert.NotEmpty(offsets);
            Assert.InRange(offsets[^1] - offsets[0], 0, 4);
            Assert.All(offsets, offset => Assert.InRange(offset, -25, 25));
        }
    }

    [Fact]
    public void AgreesAt_DifferentMessages_Nowhere()
    {
        var sounds = RecordedSounds.Different;
        for (var i = 0; i < sounds.Count; i++)
            for (var j = 0; j < i; j++)
                Assert.Empty(Agreements(sounds[i], sounds[j]));
    }

    /// <summary>White noise differs in 17 % of the bits, which is less than a message over a bad line.</summary>
    [Fact]
    public void AgreesAt_NoiseOrSilence_Nowhere()
    {
        var (a, b) = (RecordedSounds.Noises[0], RecordedSounds.Noises[1]);

        Assert.InRange(SoundMatch.ErrorRate(a, b, 0), 0.1, 0.24);
        Assert.Empty(Agreements(a, b));
        Assert.Empty(Agreements(RecordedSounds.Silence, RecordedSounds.Silence));
    }

    [Theory]
    [InlineData(SoundMatch.LeastOverlap - 1, false)]
    [InlineData(SoundMatch.LeastOverlap, true)]
    public void AgreesAt_ShortOverlap_NeedsSeconds(int words, bool agrees) =>
        Assert.Equal(agrees, SoundMatch.AgreesAt(RecordedSounds.Same[0], RecordedSounds.Same[0].AsSpan(0, words), 0));

    [Theory]
    [InlineData(0, 10)]
    [InlineData(4, 6)]
    [InlineData(-4, 6)]
    [InlineData(10, 0)]
    [InlineData(-10, 0)]
    [InlineData(int.MinValue / 2, 0)]
    public void Overlap_AnyOffset_IsWhatBothHave(int offset, int expected) =>
        Assert.Equal(expected, Math.Max(0, SoundMatch.Overlap(new uint[10], new uint[10], offset)));

    private static List<int> Agreements(uint[] a, uint[] b) =>
        [.. Enumerable.Range(-b.Length, a.Length + b.Length).Where(offset => SoundMatch.AgreesAt(a, b, offset))];
}
