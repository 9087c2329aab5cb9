namespace Spit.GridBench.Figures;

internal static class Median
{
    /// <summary>The middle one, or the mean of the two in the middle; NaN of none.</summary>
    public static double Of(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        if (sorted.Length == 0) return double.NaN;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
