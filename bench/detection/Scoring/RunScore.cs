using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Scoring;

/// <summary>What the verdicts of one run come to.</summary>
internal sealed class RunScore
{
    private readonly SortedDictionary<string, Tally> _classes = new(StringComparer.Ordinal);

    private RunScore()
    {
    }

    public IReadOnlyDictionary<string, Tally> Classes => _classes;

    public required IReadOnlyList<CampaignResult> Campaigns { get; init; }

    public static RunScore Of(int run, IReadOnlyList<Call> calls, IReadOnlyList<Disposition> verdicts)
    {
        var score = new RunScore { Campaigns = [.. Followed(run, calls, verdicts)] };
        for (var i = 0; i < calls.Count; i++)
        {
            if (!score._classes.TryGetValue(calls[i].Class, out var tally))
                score._classes[calls[i].Class] = tally = new Tally();
            tally.Add(verdicts[i]);
        }
        return score;
    }

    private static IEnumerable<CampaignResult> Followed(
        int run, IReadOnlyList<Call> calls, IReadOnlyList<Disposition> verdicts)
    {
        Dictionary<string, CampaignCourse> courses = [];
        for (var i = 0; i < calls.Count; i++)
        {
            if (calls[i].Campaign.Length == 0) continue;
            if (!courses.TryGetValue(calls[i].Campaign, out var course))
                courses[calls[i].Campaign] = course = new CampaignCourse(calls[i]);
            course.Add(calls[i], verdicts[i]);
        }
        return courses.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value.Result(run));
    }
}
