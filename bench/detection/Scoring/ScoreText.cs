using System.Globalization;

namespace Spit.DetectionBench.Scoring;

/// <summary>Writes a score as tables for people.</summary>
internal static class ScoreText
{
    private static readonly string[] Heads = ["allow", "tag", "grey", "chall", "block", "drop"];
    private static readonly Disposition[] All = Enum.GetValues<Disposition>();

    public static void Write(TextWriter text, Pool pool, bool withCampaigns)
    {
        Classes(text, pool);
        Totals(text, pool);
        Campaigns(text, pool);
        if (withCampaigns) EachCampaign(text, pool);
        WriteBars(text, pool);
    }

    private static void Classes(TextWriter text, Pool pool)
    {
        var heads = string.Concat(Heads.Select(h => h.PadLeft(8)));
        Line(text, $"{"class",-16}{"calls",9}{heads}{"stopped",9}  95 %");
        foreach (var (name, tally) in pool.Classes)
        {
            var shares = string.Concat(All.Select(d => Percent(tally.Share(tally[d]), 8)));
            var wilson = Interval.Wilson(tally.Stopped, tally.Calls);
            Line(text, $"{name,-16}{tally.Calls,9}{shares}{Percent(tally.Share(tally.Stopped), 9)}  {Between(wilson)}");
        }
        text.Write('\n');
    }

    private static void Totals(TextWriter text, Pool pool)
    {
        Total(text, "honest calls blocked", pool, p => p.Ham, tally => tally.Blocked);
        Total(text, "honest calls held up", pool, p => p.Ham, tally => tally.Held);
        Total(text, "spam stopped", pool, p => p.Spam, tally => tally.Stopped);
        Total(text, "spam blocked", pool, p => p.Spam, tally => tally.Blocked);
        var runs = Between(Interval.OverRuns(pool.Runs, sample => new Pool(sample).Precision));
        Line(text, $"{"precision at 8 %",-24}{Share(pool.Precision),12}  over {pool.Runs.Count} runs {runs}");
        var live = pool.Of("spam.live");
        Line(text, $"{"live agents noticed",-24}{Share(live.Share(live.Noticed)),12}");
        Line(text, $"{"worst honest class",-24}{Share(pool.WorstHam.Share),12}  {pool.WorstHam.Class}");
        text.Write('\n');
    }

    private static void Total(TextWriter text, string what, Pool pool, Func<Pool, Tally> of, Func<Tally, long> count)
    {
        double Figure(Pool some) => of(some).Share(count(of(some)));
        var runs = Between(Interval.OverRuns(pool.Runs, sample => Figure(new Pool(sample))));
        var calls = Between(Interval.Wilson(count(of(pool)), of(pool).Calls));
        Line(text, $"{what,-24}{Share(Figure(pool)),12}  over {pool.Runs.Count} runs {runs}, over calls {calls}");
    }

    private static void Campaigns(TextWriter text, Pool pool)
    {
        Line(text, $"{"campaigns",-16}{"all",6}{"found",7}{"delivered before",18}{"p90",8}{"spread",8}"
            + $"{"blocked elsewhere",19}{"after s",10}");
        foreach (var c in CampaignSummary.Of(pool.Campaigns))
            Line(text, $"{c.Class,-16}{c.Campaigns,6}{c.Found,7}{c.DeliveredBefore,18:0}{c.DeliveredBeforeP90,8:0}"
                + $"{c.Spread,8}{c.BlockedElsewhere,19}{Seconds(c.SecondsToOtherPop),10}");
        text.Write('\n');
    }

    private static void EachCampaign(TextWriter text, Pool pool)
    {
        Line(text, $"{"run",-5}{"campaign",-18}{"calls",7}{"stopped",9}{"blocked",9}{"delivered before",18}"
            + $"{"elsewhere after s",19}");
        foreach (var c in pool.Campaigns)
            Line(text, $"{c.Run,-5}{c.Campaign,-18}{c.Calls,7}{c.Stopped,9}{c.Blocked,9}{c.DeliveredBefore,18}"
                + $"{Seconds(c.SecondsToOtherPop),19}");
        text.Write('\n');
    }

    private static void WriteBars(TextWriter text, Pool pool)
    {
        Line(text, $"{"bar",-48}{"limit",12}{"figure",12}  met");
        foreach (var bar in Bars.Of(pool))
            Line(text, $"{bar.What,-48}{(bar.AtLeast ? ">= " : "<= ") + Share(bar.Limit),12}{Share(bar.Figure),12}  "
                + (bar.Calls == 0 ? "no such calls" : bar.IsMet ? "yes" : "NO"));
    }

    private static string Percent(double share, int width) =>
        (share * 100).ToString("0.00", CultureInfo.InvariantCulture).PadLeft(width);

    private static string Share(double share) => share.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Between(Interval interval) => $"[{Share(interval.Low)}, {Share(interval.High)}]";

    private static string Seconds(double? seconds) => seconds?.ToString("0", CultureInfo.InvariantCulture) ?? "-";

    private static void Line(TextWriter text, string line) => text.Write(line + "\n");
}
