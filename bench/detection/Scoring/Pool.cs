namespace Spit.DetectionBench.Scoring;

/// <summary>Several runs taken together.</summary>
internal sealed class Pool
{
    /// <summary>[signed]: robocalls are 8 % of traffic.</summary>
    public const double Prevalence = 0.08;

    private const string InfectedPhone = "ham.infected";

    public Pool(IReadOnlyList<RunScore> runs)
    {
        Runs = runs;
        SortedDictionary<string, Tally> classes = new(StringComparer.Ordinal);
        foreach (var (name, tally) in runs.SelectMany(r => r.Classes))
        {
            if (!classes.TryGetValue(name, out var sum)) classes[name] = sum = new Tally();
            sum.Add(tally);
            (IsSpam(name) ? Spam : Ham).Add(tally);
        }
        Classes = classes;
    }

    public IReadOnlyList<RunScore> Runs { get; }

    public IReadOnlyDictionary<string, Tally> Classes { get; }

    public Tally Ham { get; } = new();

    public Tally Spam { get; } = new();

    public IEnumerable<CampaignResult> Campaigns => Runs.SelectMany(r => r.Campaigns);

    /// <summary>
    /// Share of refused calls that are spam when 8 % of all are: 0.08 r / (0.08 r + 0.92 f), r the share of spam and f
    /// that of honest calls blocked or dropped. 1 when nothing is refused.
    /// </summary>
    public double Precision
    {
        get
        {
            var caught = Prevalence * Spam.Share(Spam.Blocked);
            var wrong = (1 - Prevalence) * Ham.Share(Ham.Blocked);
            return caught + wrong == 0 ? 1 : caught / (caught + wrong);
        }
    }

    public Tally Of(string name) => Classes.TryGetValue(name, out var tally) ? tally : new Tally();

    /// <summary>
    /// The honest class that is held up or refused most. The few honest calls of infected phones count among all honest
    /// calls, but not here: it is their own identity that must be stopped.
    /// </summary>
    public (string Class, double Share) WorstHam => Classes
        .Where(c => !IsSpam(c.Key) && c.Key != InfectedPhone)
        .Select(c => (c.Key, c.Value.Share(c.Value.Stopped)))
        .OrderByDescending(c => c.Item2)
        .FirstOrDefault(("none", 0));

    public static bool IsSpam(string name) => name.StartsWith("spam", StringComparison.Ordinal);
}
