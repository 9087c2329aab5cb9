namespace Spit.MediaBench.Reports;

/// <summary>How humans and robots are told apart by one number.</summary>
internal static class RocCurve
{
    /// <summary>
    /// Where as many humans are taken for robots as robots for humans, 0 to 1; calls with the same number count half.
    /// </summary>
    public static double EqualErrorRate(IReadOnlyList<double> humans, IReadOnlyList<double> robots)
    {
        var best = (Difference: double.MaxValue, Rate: double.NaN);
        foreach (var threshold in humans.Concat(robots).Distinct())
        {
            var wrongHumans = Share(humans, h => Above(h, threshold));
            var missedRobots = 1 - Share(robots, r => Above(r, threshold));
            var difference = Math.Abs(wrongHumans - missedRobots);
            if (difference < best.Difference) best = (difference, (wrongHumans + missedRobots) / 2);
        }
        return best.Rate;
    }

    /// <summary>The share of robots that are caught when at most such a share of humans is.</summary>
    public static double CaughtAt(IReadOnlyList<double> humans, IReadOnlyList<double> robots, double share)
    {
        var threshold = humans.OrderDescending().ElementAt((int)(share * humans.Count));
        return Share(robots, r => r > threshold ? 1 : 0);
    }

    private static double Share(IReadOnlyList<double> scores, Func<double, double> count) =>
        scores.Count == 0 ? double.NaN : scores.Sum(count) / scores.Count;

    private static double Above(double score, double threshold) =>
        score > threshold ? 1 : score == threshold ? 0.5 : 0;
}
