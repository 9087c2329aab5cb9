using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Tests.Drawing;

public sealed class LengthTests
{
    // ECML PKDD 2010: median 74 s and shape 1.6 make a mean of 157 s when cut at two hours, and 42 % below a minute.
    [Fact]
    public void Draw_TalksOfPeople_AreAsPublished()
    {
        var talk = new Length(LengthFamily.LogLogistic, 74, 1.6);

        var drawn = Draw(talk, new Dice(1));

        Assert.Equal(74, drawn[drawn.Length / 2], tolerance: 2);
        Assert.Equal(157, drawn.Average(), tolerance: 12);
        Assert.Equal(0.42, drawn.Count(d => d < 60) / (double)drawn.Length, tolerance: 0.01);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Any_Family_HasItsMedian(int seed)
    {
        var drawn = Draw(Length.Any(new Dice((ulong)seed), 20, 0.8), new Dice(9));

        Assert.Equal(20, drawn[drawn.Length / 2], tolerance: 0.6);
    }

    [Fact]
    public void Draw_Recording_IsHardlyLongerThanItself()
    {
        var drawn = Draw(new Length(LengthFamily.Recording, 30, 0.2), new Dice(2));

        Assert.InRange(drawn.Count(d => d >= 30) / (double)drawn.Length, 0.2, 0.3);
        Assert.True(drawn.Count(d => d > 36) < drawn.Length / 100);
    }

    private static double[] Draw(Length length, Dice dice) =>
        [.. Enumerable.Range(0, 40_000).Select(_ => length.Draw(dice)).Order()];
}
