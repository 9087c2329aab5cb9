using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Scoring;

/// <summary>Between what bounds a figure lies with 95 % confidence.</summary>
internal readonly record struct Interval(double Low, double High)
{
    private const double Z = 1.959964; // two-sided 95 %
    private const int Resamples = 2_000;

    /// <summary>Wilson's interval of a share.</summary>
    public static Interval Wilson(long hits, long of)
    {
        if (of == 0) return new Interval(0, 1);
        double n = of, p = hits / n, zz = Z * Z;
        var centre = (p + (zz / (2 * n))) / (1 + (zz / n));
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (zz / (4 * n * n))) / (1 + (zz / n));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>Bootstrap over whole runs: calls of one run are not independent, runs are.</summary>
    public static Interval OverRuns<T>(IReadOnlyList<T> runs, Func<IReadOnlyList<T>, double> figure)
    {
        var dice = new Dice(20_260_101);
        var figures = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            var sample = new T[runs.Count];
            for (var j = 0; j < sample.Length; j++) sample[j] = dice.Pick(runs);
            figures[i] = figure(sample);
        }
        Array.Sort(figures);
        return new Interval(figures[(int)(Resamples * 0.025)], figures[(int)(Resamples * 0.975) - 1]);
    }
}
