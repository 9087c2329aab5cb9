using System.Text.Json;

namespace Spit.DetectionBench.Scoring;

/// <summary>Writes a score for programs.</summary>
internal static class ScoreJson
{
    private static readonly JsonSerializerOptions Options =
        new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static string Write(Pool pool) => JsonSerializer.Serialize(
        new
        {
            Runs = pool.Runs.Count,
            Classes = pool.Classes.ToDictionary(c => c.Key, c => Numbers(c.Value)),
            Ham = Numbers(pool.Ham),
            Spam = Numbers(pool.Spam),
            pool.Precision,
            PrecisionInterval = Interval.OverRuns(pool.Runs, runs => new Pool(runs).Precision),
            HamBlockedInterval = Interval.OverRuns(pool.Runs, runs => Blocked(new Pool(runs).Ham)),
            SpamStoppedInterval = Interval.OverRuns(pool.Runs, runs => Stopped(new Pool(runs).Spam)),
            WorstHam = new { pool.WorstHam.Class, pool.WorstHam.Share },
            AllCampaigns = CampaignSummary.OfAll(pool.Campaigns),
            Campaigns = CampaignSummary.Of(pool.Campaigns),
            EachCampaign = pool.Campaigns,
            Bars = Bars.Of(pool),
        },
        Options);

    private static object Numbers(Tally tally) => new
    {
        tally.Calls,
        Allow = tally[Disposition.Allow],
        Tag = tally[Disposition.Tag],
        Greylist = tally[Disposition.Greylist],
        Challenge = tally[Disposition.Challenge],
        Block = tally[Disposition.Block],
        Drop = tally[Disposition.Drop],
        HeldShare = tally.Share(tally.Held),
        StoppedShare = tally.Share(tally.Stopped),
        BlockedShare = tally.Share(tally.Blocked),
    };

    private static double Blocked(Tally tally) => tally.Share(tally.Blocked);

    private static double Stopped(Tally tally) => tally.Share(tally.Stopped);
}
