using Spit.Media.Speech;

namespace Spit.Media.Tests.Speech;

public sealed class EnergySpeechTests
{
    [Fact]
    public void TryTake_BurstsAboveSteadyNoise_AreSpeech()
    {
        var (detector, random) = (new EnergySpeech(), new Random(1));
        for (var i = 0; i < 100; i++) Judge(detector, Noise(random, 300));

        Assert.True(Judge(detector, Noise(random, 300)) < 0.5);
        Assert.True(Judge(detector, Noise(random, 3000)) > 0.9);
    }

    [Fact]
    public void TryTake_TalkFromTheFirstFrameOn_IsSpeech()
    {
        Assert.True(Judge(new EnergySpeech(), Noise(new Random(2), 3000)) > 0.9);
    }

    [Fact]
    public void TryTake_Quiet_IsNoSpeechHoweverFarAboveTheFloor()
    {
        var (detector, random) = (new EnergySpeech(), new Random(3));
        for (var i = 0; i < 100; i++) Judge(detector, new short[SpeechFrame.Samples]);

        Assert.True(Judge(detector, Noise(random, 100)) < 0.5);
    }

    [Fact]
    public void TryTake_LostFrame_IsUnknown()
    {
        Assert.True(float.IsNaN(Judge(new EnergySpeech(), [])));
    }

    [Fact]
    public void Hear_AFrame_AllocatesNothing()
    {
        var (detector, frame) = (new EnergySpeech(), Noise(new Random(4), 3000));

        Assert.Equal(0, Allocated.By(() => Judge(detector, frame)));
    }

    private static float Judge(EnergySpeech detector, short[] frame)
    {
        detector.Hear(frame);
        Assert.True(detector.TryTake(out var probability));
        return probability;
    }

    private static short[] Noise(Random random, int amplitude)
    {
        var frame = new short[SpeechFrame.Samples];
        for (var i = 0; i < frame.Length; i++) frame[i] = (short)random.Next(-amplitude, amplitude);
        return frame;
    }
}
