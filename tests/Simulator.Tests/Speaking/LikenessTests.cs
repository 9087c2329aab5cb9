using Spit.Media.Codecs;
using Spit.Simulator.Speaking;

namespace Spit.Simulator.Tests.Speaking;

public sealed class LikenessTests
{
    private static readonly short[] Said = Noise.Of(1, 1);

    [Fact]
    public void Of_SaidAmongOtherSound_IsFound()
    {
        short[] heard = [.. Noise.Of(2, 0.333), .. Said, .. Noise.Silence(0.5)];

        Assert.Equal(1, Likeness.Of(heard, Said), 3);
    }

    [Fact]
    public void Of_OtherSound_IsNotFound() => Assert.InRange(Likeness.Of(Noise.Of(2, 2), Said), 0, 0.5);

    [Fact]
    public void Of_ThroughBothLaws_IsFound()
    {
        var codes = new byte[Said.Length];
        var heard = new short[Said.Length];
        G711.Encode(G711Law.A, Said, codes);
        G711.Decode(G711Law.A, codes, heard);
        G711.Encode(G711Law.Mu, heard, codes);
        G711.Decode(G711Law.Mu, codes, heard);

        Assert.InRange(Likeness.Of(heard, Said), 0.98, 1);
    }

    [Fact]
    public void Of_TwentyMillisecondsMoreBetweenTwoQuarters_IsFound()
    {
        short[] heard = [.. Said[..4000], .. Noise.Silence(0.02), .. Said[4000..]];

        Assert.Equal(1, Likeness.Of(heard, Said), 3);
    }

    [Fact]
    public void Of_HalfOfIt_IsHalf() => Assert.InRange(Likeness.Of(Said.AsSpan()[..4000], Said), 0.5, 0.75);

    [Fact]
    public void Of_NothingHeardOrNothingSaid_IsNone()
    {
        Assert.Equal(0, Likeness.Of([], Said));
        Assert.Equal(0, Likeness.Of(Said, []));
        Assert.Equal(0, Likeness.Of(Said, Noise.Silence(1)));
    }
}
