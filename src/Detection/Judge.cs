using Spit.Detection.Lists;
using Spit.Detection.Policies;
using Spit.Detection.Signals;

namespace Spit.Detection;

/// <summary>Turns evidence into a verdict. Pure: the same arguments always give the same verdict.</summary>
public static class Judge
{
    // No weight makes a contribution larger than this, so that no sum of them leaves the range of a score.
    private const double MostPoints = 100_000;

    /// <summary>Judges one attempt.</summary>
    /// <param name="attempt">Who calls whom from where.</param>
    /// <param name="evidence">
    /// What is known. What is missing is not held against the caller; when both caller and source are missing, the
    /// policy's <see cref="Policy.OnFailure"/> decides, unless a list does.
    /// </param>
    /// <param name="policy">Weights and thresholds.</param>
    /// <returns>A verdict whose contributions sum exactly to its score.</returns>
    public static Verdict Weigh(CallAttempt attempt, Evidence evidence, Policy policy)
    {
        if (attempt.IsEmergency) return Emergency(evidence, policy);

        var input = new SignalInput(attempt, evidence, policy);
        var signals = SignalCatalogue.All;
        Contribution[]? found = null;
        var count = 0;
        var score = new Score(0);
        var witnesses = new Witnesses();
        foreach (var signal in signals)
        {
            if (signal.Weigh(input) is not { } value) continue;
            var points = Math.Clamp(value.Points * policy.WeightOf(signal.Symbol), -MostPoints, MostPoints);
            var part = Score.FromPoints(points);
            if (part.Milli == 0) continue;
            found ??= new Contribution[signals.Length];
            found[count++] = new Contribution(signal.Symbol, part, value.Reason);
            score += part;
            witnesses = witnesses.With(signal.Family, part);
        }
        var forcedBy = ForcedBy(evidence);
        return new Verdict
        {
            Disposition = forcedBy switch
            {
                Symbols.ListAllow => Disposition.Allow,
                Symbols.ListBlock => Disposition.Block,
                ForcingRules.GridSilent => policy.OnFailure,
                _ => Milder(Due(score, policy.Thresholds), witnesses.Ceiling),
            },
            Score = score,
            Contributions = InOrder(found, count),
            ForcedBy = forcedBy,
            PolicyRevision = policy.Revision,
            Missing = evidence.Missing,
        };
    }

    private static Verdict Emergency(Evidence evidence, Policy policy) => new()
    {
        Disposition = Disposition.Allow,
        Score = new Score(0),
        Contributions = [],
        ForcedBy = ForcingRules.Emergency,
        PolicyRevision = policy.Revision,
        Missing = evidence.Missing,
    };

    private static string? ForcedBy(Evidence evidence) => evidence switch
    {
        { Listed.List: ListKind.Allow } => Symbols.ListAllow,
        { Listed.List: ListKind.Block } => Symbols.ListBlock,
        { Caller: null, Source: null } => ForcingRules.GridSilent,
        _ => null,
    };

    private static Disposition Due(Score score, Thresholds thresholds)
    {
        if (score >= Score.FromPoints(thresholds.Block)) return Disposition.Block;
        if (score >= Score.FromPoints(thresholds.Challenge)) return Disposition.Challenge;
        if (thresholds.Greylist is { } greylist && score >= Score.FromPoints(greylist)) return Disposition.Greylist;
        return score >= Score.FromPoints(thresholds.Tag) ? Disposition.Tag : Disposition.Allow;
    }

    private static Disposition Milder(Disposition a, Disposition b) => a < b ? a : b;

    private static Contribution[] InOrder(Contribution[]? found, int count)
    {
        if (found is null) return [];
        if (count < found.Length) Array.Resize(ref found, count);
        if (count > 1) Array.Sort(found, HigherFirst);
        return found;
    }

    private static int HigherFirst(Contribution a, Contribution b)
    {
        var byScore = b.Score.CompareTo(a.Score);
        return byScore != 0 ? byScore : string.CompareOrdinal(a.Symbol, b.Symbol);
    }
}
