using Spit.Detection.Counters;

namespace Spit.Detection.Tests.Counters;

public sealed class BaselineTests
{
    [Fact]
    public void Begin_SixtyAnHourFromTheStart_IsUsual()
    {
        var usual = new Baseline();
        for (var call = 1; call <= 100; call++) usual = usual.Begin(60, call);

        Assert.InRange(usual.Ratio(60), 0.9, 1.1);
        Assert.False(usual.IsAlarmedBy(60));
    }

    [Fact]
    public void Learn_Alarmed_LevelStays()
    {
        var usual = new Baseline(10);

        Assert.Equal(usual, usual.Learn(100));
        Assert.True(usual.IsAlarmedBy(100));
    }

    [Fact]
    public void Learn_TwiceAsMuch_IsFollowedInAHundredCalls()
    {
        var usual = new Baseline(10);
        for (var call = 0; call < 100; call++) usual = usual.Learn(20);

        Assert.InRange(usual.Level, 15, 18);
    }
}
