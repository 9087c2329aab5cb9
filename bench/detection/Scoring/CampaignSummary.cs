namespace Spit.DetectionBench.Scoring;

/// <summary>What became of all campaigns of one class.</summary>
/// <param name="DeliveredBefore">Median of the calls delivered before the first that was stopped.</param>
/// <param name="DeliveredBeforeP90">The ninth decile of them.</param>
/// <param name="Spread">Campaigns that called at more than one POP.</param>
/// <param name="BlockedElsewhere">Those of them that were blocked at another POP than the first.</param>
/// <param name="SecondsToOtherPop">Median time to that over those blocked; null when none was.</param>
internal sealed record CampaignSummary(
    string Class,
    int Campaigns,
    int Found,
    double DeliveredBefore,
    double DeliveredBeforeP90,
    int Spread,
    int BlockedElsewhere,
    double? SecondsToOtherPop)
{
    public static IEnumerable<CampaignSummary> Of(IEnumerable<CampaignResult> campaigns) =>
        campaigns.GroupBy(c => c.Class).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Of(g.Key, [.. g]));

    /// <summary>All classes as one; null when there are no campaigns.</summary>
    public static CampaignSummary? OfAll(IEnumerable<CampaignResult> campaigns) =>
        campaigns.ToArray() is { Length: > 0 } all ? Of("all", all) : null;

    private static CampaignSummary Of(string name, CampaignResult[] all)
    {
        double[] delivered = [.. all.Select(c => (double)c.DeliveredBefore).Order()];
        double[] seconds = [.. all.Select(c => c.SecondsToOtherPop).OfType<double>().Order()];
        return new CampaignSummary(
            name, all.Length, all.Count(c => c.IsFound), Quantile(delivered, 0.5), Quantile(delivered, 0.9),
            all.Count(c => c.IsSpread), seconds.Length, seconds.Length == 0 ? null : Quantile(seconds, 0.5));
    }

    private static double Quantile(double[] sorted, double share) =>
        sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
}
