using Spit.Simulator.Speaking;

namespace Spit.Simulator.Tests.Speaking;

public sealed class RecitalTests
{
    [Fact]
    public void Speak_WhileTheOtherSideSpeaks_SaysAllFromTheFirstFrame()
    {
        var words = Noise.Of(1, 0.05);
        var recital = new Recital(words, delay: 0);

        Assert.Equal([.. words, .. new short[80], .. new short[160]], Said(recital, frames: 4));
        Assert.False(recital.IsDone);
    }

    [Fact]
    public void Speak_WithADelay_IsSilentBefore()
    {
        var words = Noise.Of(1, 0.02);

        Assert.Equal([.. new short[320], .. words], Said(new Recital(words, delay: 2), frames: 3));
    }

    private static short[] Said(Recital recital, int frames)
    {
        var said = new List<short>();
        var frame = new short[160];
        for (var i = 0; i < frames; i++)
        {
            recital.Hear(frame);
            recital.Speak(frame);
            said.AddRange(frame);
        }

        return [.. said];
    }
}
