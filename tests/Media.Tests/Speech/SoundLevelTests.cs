using Spit.Media.Speech;

namespace Spit.Media.Tests.Speech;

public sealed class SoundLevelTests
{
    [Fact]
    public void Of_FullScaleSquareWave_IsZero()
    {
        Assert.Equal(0, SoundLevel.Of([short.MinValue, short.MinValue]));
    }

    [Fact]
    public void Of_TenthOfTheAmplitude_IsTwentyLower()
    {
        Assert.Equal(-20, SoundLevel.Of([3277, -3277]), 2);
    }

    [Fact]
    public void Of_SilenceOrNothing_IsTheLowest()
    {
        Assert.Equal(SoundLevel.Silence, SoundLevel.Of([0, 0]));
        Assert.Equal(SoundLevel.Silence, SoundLevel.Of([]));
    }
}
