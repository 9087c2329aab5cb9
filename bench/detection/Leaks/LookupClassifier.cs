using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Leaks;

/// <summary>Knows of each value of one feature how often it was spam, and nothing else.</summary>
internal sealed class LookupClassifier
{
    private readonly Feature _feature;
    private readonly Dictionary<string, double> _scores = [];
    private readonly double _unseen;

    public LookupClassifier(Feature feature, IReadOnlyList<Call> calls)
    {
        _feature = feature;
        Dictionary<string, (int Spam, int All)> counts = [];
        foreach (var call in calls)
        {
            var value = feature.Of(call);
            var (spam, all) = counts.GetValueOrDefault(value);
            counts[value] = (spam + (call.IsSpam ? 1 : 0), all + 1);
        }
        foreach (var (value, (spam, all)) in counts) _scores[value] = (spam + 0.2) / (all + 1);
        // What was never seen resembles what was seen once.
        var once = counts.Values.Where(c => c.All == 1).ToArray();
        _unseen = (once.Sum(c => c.Spam) + 0.2) / (once.Length + 1);
    }

    /// <summary>How well it tells calls of another run.</summary>
    public LeakFigures Judge(IReadOnlyList<Call> calls, double falsePositives)
    {
        Dictionary<double, (int Spam, int Ham)> byScore = [];
        foreach (var call in calls)
        {
            var score = _scores.GetValueOrDefault(_feature.Of(call), _unseen);
            var (s, h) = byScore.GetValueOrDefault(score);
            byScore[score] = call.IsSpam ? (s + 1, h) : (s, h + 1);
        }
        double allSpam = byScore.Values.Sum(c => c.Spam), allHam = byScore.Values.Sum(c => c.Ham);
        double spam = 0, ham = 0, balanced = 0.5, recall = 0;
        foreach (var (_, count) in byScore.OrderByDescending(c => c.Key))
        {
            spam += count.Spam;
            ham += count.Ham;
            balanced = Math.Max(balanced, ((spam / allSpam) + 1 - (ham / allHam)) / 2);
            if (ham / allHam <= falsePositives) recall = spam / allSpam;
        }
        return new LeakFigures(balanced, recall);
    }
}
