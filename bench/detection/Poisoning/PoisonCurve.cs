using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Scoring;

namespace Spit.DetectionBench.Poisoning;

/// <summary>What became of the calls that an attack is about, by how hard it was tried.</summary>
internal sealed class PoisonCurve(Attack attack)
{
    private readonly Tally[] _tallies = [.. attack.Strengths.Select(_ => new Tally())];
    private readonly List<double>[] _scores = [.. attack.Strengths.Select(_ => new List<double>())];

    public Attack Attack => attack;

    /// <summary>Adds a run; several of one strength add up.</summary>
    public void Add(
        double strength, IReadOnlyList<Call> calls, IReadOnlyList<Disposition> verdicts, IReadOnlyList<double> scores)
    {
        var index = attack.Strengths.Index().First(s => s.Item == strength).Index;
        for (var i = 0; i < calls.Count; i++)
        {
            if (calls[i].Class != attack.Class) continue;
            _tallies[index].Add(verdicts[i]);
            _scores[index].Add(scores[i]);
        }
    }

    /// <summary>By strength.</summary>
    public double[] Shares(CurveFigure figure) => [.. _tallies.Select(t => t.Share(figure.Count(t)))];

    /// <summary>By strength; zero where there is no call.</summary>
    public double[] MedianScores() => [.. _scores.Select(s => s.Order().ElementAtOrDefault(s.Count / 2))];

    /// <summary>The least strength at which the attack has reached this; null: none.</summary>
    public double? Least(CurveFigure figure)
    {
        var shares = Shares(figure);
        for (var i = 0; i < shares.Length; i++)
            if (figure.IsReached(shares[i], shares[0])) return attack.Strengths[i];
        return null;
    }
}
