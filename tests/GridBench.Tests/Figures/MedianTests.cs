using Spit.GridBench.Figures;

namespace Spit.GridBench.Tests.Figures;

public sealed class MedianTests
{
    [Theory]
    [InlineData(new[] { 5d }, 5)]
    [InlineData(new[] { 9d, 1, 5 }, 5)]
    [InlineData(new[] { 100d, 1, 2, 4 }, 3)]
    [InlineData(new double[0], double.NaN)]
    public void Of_Figures_IsTheMiddle(double[] figures, double median) => Assert.Equal(median, Median.Of(figures));
}
