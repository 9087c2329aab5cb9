using System.Globalization;

namespace Spit.Detection.Tests;

public sealed class ScoreTests
{
    [Theory]
    [InlineData(0, "0.000")]
    [InlineData(7, "0.007")]
    [InlineData(-1, "-0.001")]
    [InlineData(4250, "4.250")]
    [InlineData(-1000, "-1.000")]
    [InlineData(int.MaxValue, "2147483.647")]
    [InlineData(int.MinValue, "-2147483.648")]
    public void ToString_Always_HasThreeDecimals(int milli, string expected)
    {
        var score = new Score(milli);

        Assert.Equal(expected, score.ToString());
        Assert.Equal(score.Points, decimal.Parse(expected, CultureInfo.InvariantCulture));
    }
}
