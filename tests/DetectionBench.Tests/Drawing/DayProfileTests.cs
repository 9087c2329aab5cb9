using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Tests.Drawing;

public sealed class DayProfileTests
{
    private const double HourMs = 3_600_000;

    [Fact]
    public void Draw_WindowPastMidnight_IsNeverAtNoon()
    {
        var night = DayProfile.Window(22, 4);
        var dice = new Dice(1);

        for (var i = 0; i < 2_000; i++) Assert.True(night.Draw(dice) / HourMs is <= 4 or >= 22);
    }

    [Fact]
    public void At_Shares_NeverGoBack()
    {
        var profile = DayProfile.Peaks(0.02, (10, 2, 1), (18, 2, 1));

        var moments = Enumerable.Range(0, 1001).Select(i => profile.At(i / 1000.0)).ToArray();

        Assert.Equal(moments.Order(), moments);
        Assert.InRange(moments[0], 0, HourMs);
        Assert.InRange(moments[^1], 23 * HourMs, DayProfile.DayMs - 1);
    }
}
