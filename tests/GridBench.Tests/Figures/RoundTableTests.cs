using Spit.GridBench.Figures;
using Spit.GridBench.Loads;

namespace Spit.GridBench.Tests.Figures;

public sealed class RoundTableTests
{
    [Fact]
    public void Microseconds_BothSidesAndAnother_AreOneSum()
    {
        var round = RoundOf(asked: 1000, driver: 10, silos: 20, other: 30);

        Assert.Equal((10, 20, 30, 60), (round.DriverMicroseconds, round.SiloMicroseconds, round.OtherMicroseconds,
            round.Microseconds));
    }

    [Fact]
    public void Ratio_MachineThatSlowsDown_ComparesWithinTheTurn()
    {
        var table = new RoundTable();
        foreach (var slowness in (int[])[1, 2, 50])
        {
            table.Add("a", RoundOf(asked: 1000, driver: 10 * slowness, silos: 20 * slowness));
            table.Add("b", RoundOf(asked: 1000, driver: 10 * slowness, silos: 5 * slowness));
        }

        Assert.Equal(2, table.Ratio("a", "b"), 6);
    }

    [Fact]
    public void Ratio_CostOfThePacer_IsChargedToNeither()
    {
        var table = new RoundTable();
        table.Add("a", RoundOf(asked: 1000, driver: 50, silos: 0));
        table.Add("b", RoundOf(asked: 1000, driver: 30, silos: 0));

        Assert.Equal(4 / 2d, table.Ratio("a", "b", less: 10), 6);
    }

    // Milliseconds of CPU for a thousand decisions are microseconds for one.
    private static Round RoundOf(long asked, int driver, int silos, int other = 0) => new(
        new LoadFigures(asked, Missed: 0, Seconds: 1),
        TimeSpan.FromMilliseconds(driver),
        TimeSpan.FromMilliseconds(silos),
        TimeSpan.FromMilliseconds(other));
}
