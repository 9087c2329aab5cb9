using Spit.Media.Speech;

namespace Spit.Media.Tests.Speech;

public sealed class PeriodicityTests
{
    [Fact]
    public void Measure_Pulses_AreMorePeriodicThanNoise()
    {
        var random = new Random(5);

        Assert.True(Of(i => i % 64 < 8 ? (short)8000 : (short)0) > 0.95);
        Assert.True(Of(_ => (short)random.Next(-8000, 8000)) < 0.5);
    }

    [Fact]
    public void Measure_Silence_IsZero() => Assert.Equal(0, Of(_ => 0));

    private static double Of(Func<int, short> sample)
    {
        var measure = new Periodicity();
        measure.Add([.. Enumerable.Range(0, 512).Select(sample)]);
        return measure.Measure();
    }
}
