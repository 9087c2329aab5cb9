using Spit.Media.Speech;

namespace Spit.Speech.Tests;

public sealed class NearVoiceTests
{
    private static readonly short[] Voice = Sounds.Greeting[4000..44000];

    [Fact]
    public void Add_AVoiceAlone_IsNearMostOfTheTime() => Assert.True(ShareNear(Voice) > 0.8);

    [Fact]
    public void Add_AVoiceOutOfNoise5DbBelowIt_IsNearMoreOftenThanNot()
    {
        var random = new Random(1);
        var noise = SoundLevel.Of(Voice) - 5;
        // The root mean square of even noise is its peak by the square root of three.
        var peak = 32768 * Math.Pow(10, noise / 20) * Math.Sqrt(3);

        short[] both = [.. Voice.Select(s => Clamped(s + (((random.NextDouble() * 2) - 1) * peak)))];

        Assert.True(ShareNear(both) > 0.5);
    }

    [Fact]
    public void Add_ACrowdInTheRoom_IsSeldomNear()
    {
        int[] starts = [0, 5000, 9000, 14000, 19000, 25000, 31000];
        var sum = Enumerable.Range(0, Voice.Length)
            .Select(i => starts.Sum(s => (double)Voice[(i + s) % Voice.Length]))
            .ToArray();
        // 10 dB below the voice of one who holds the telephone.
        var gain = Math.Sqrt(Voice.Sum(s => (double)s * s) / sum.Sum(s => s * s) / 10);

        Assert.InRange(ShareNear([.. sum.Select(s => Clamped(s * gain))]), 0, 0.2);
    }

    [Fact]
    public void Add_Silence_IsNotNear() => Assert.Equal(0, ShareNear(new short[8000]));

    [Fact]
    public void Add_AWindow_AllocatesNothing()
    {
        var near = new NearVoice();
        var window = Voice.AsMemory(0, SileroWindow.Samples);

        Assert.Equal(0, Allocated.By(() => near.Add(window.Span, isLoud: true)));
    }

    private static short Clamped(double sample) => (short)Math.Clamp(sample, short.MinValue, short.MaxValue);

    private static double ShareNear(short[] samples)
    {
        var near = new NearVoice();
        var windows = samples.Chunk(SileroWindow.Samples).Where(w => w.Length == SileroWindow.Samples).ToList();
        return windows.Count(w => near.Add(w, isLoud: true) >= 0.5) / (double)windows.Count;
    }
}
