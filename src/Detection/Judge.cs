using Spit.Detection.Lists;
using Spit.Detection.Policies;
using Spit.Detection.Signals;
using Spit.Detection.Standings;

namespace Spit.Detection;

/// <summary>Turns evidence into a verdict. Pure: the same arguments always give the same verdict.</summary>
public static class Judge
{
    // No weight makes a contribution larger than this, so that no sum of them leaves the range of a score.
    private const double MostPoints = 100_000;

    // Chosen: half of what a pass takes off a score. What weighs more is new since then, and he is asked again.
    private const double MostOnCredit = 1.5;

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

        var input = new SignalInput(attempt, Listed(attempt, evidence, policy), policy);
        var tally = new Tally(stackalloc Part[SignalCatalogue.All.Length]);
        var arrival = input.Arrival;
        Span<Reading> room = stackalloc Reading[Readings.Most];
        for (var i = 0; i < SignalCatalogue.All.Length; i++)
        {
            var signal = SignalCatalogue.All[i];
            var readings = new Readings(room, SignalCatalogue.FirstFacets[i]);
            signal.Read(input, ref readings);
            var points = PointsOf(readings, arrival, policy) * policy.WeightOf(i);
            var score = Score.FromPoints(Math.Clamp(points, -MostPoints, MostPoints));
            tally.Add(i, score, policy.Shadowed.Count > 0 && policy.Shadowed.Contains(signal.Symbol));
        }
        var forcedBy = ForcedBy(input);
        var disposition = forcedBy switch
        {
            null => Due(tally, input),
            Symbols.ListAllow => Disposition.Allow,
            ForcingRules.LiveBlock => Excepted(Disposition.Block, input),
            ForcingRules.GridSilent => policy.OnFailure,
            _ => Disposition.Block,
        };
        if (forcedBy is null && disposition == Disposition.Challenge && IsOnCredit(input, tally.Score))
            (disposition, forcedBy) = (Disposition.Tag, ForcingRules.ChallengeCredit);
        return new Verdict
        {
            Disposition = disposition,
            IsForHimself = forcedBy is null
                && disposition == Disposition.Block
                && tally.Witnesses.SufficeByHimself(input),
            Score = tally.Score,
            Contributions = tally.Counted(input),
            Shadowed = tally.Shadowed(input),
            ForcedBy = forcedBy,
            PolicyRevision = policy.Revision,
            Missing = evidence.Missing,
        };
    }

    /// <summary>What the score alone is due to.</summary>
    internal static Disposition DueBy(Score score, Thresholds thresholds)
    {
        if (score >= Score.FromPoints(thresholds.Block)) return Disposition.Block;
        if (score >= Score.FromPoints(thresholds.Challenge)) return Disposition.Challenge;
        if (thresholds.Greylist is { } greylist && score >= Score.FromPoints(greylist)) return Disposition.Greylist;
        return score >= Score.FromPoints(thresholds.Tag) ? Disposition.Tag : Disposition.Allow;
    }

    // The policy's own entries beside the operators': block before allow.
    private static Evidence Listed(CallAttempt attempt, Evidence evidence, Policy policy)
    {
        if (policy.Lists.Count == 0 || evidence.Listed is { List: ListKind.Block }) return evidence;
        var listed = policy.Lists.Match(attempt.Caller.Identity, attempt.Source, attempt.At);
        return listed is null || (evidence.Listed is not null && listed.List == ListKind.Allow)
            ? evidence
            : evidence with { Listed = listed };
    }

    private static double PointsOf(in Readings readings, Arrival arrival, Policy policy)
    {
        var points = readings.Points;
        foreach (var reading in readings.Measured)
        {
            if (policy.Likelihoods.CurveAt(Arrivals.PlaceOf(reading.Facet, arrival)) is { } curve)
                points += reading.PointsOn(curve);
        }
        return points;
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

    private static string? ForcedBy(SignalInput input)
    {
        var evidence = input.Evidence;
        if (evidence.Listed is { } listed)
            return listed.List == ListKind.Allow ? Symbols.ListAllow : Symbols.ListBlock;
        if (Counts(Symbols.SpoofInternal, input.Policy) && SpoofInternal.Matches(input)) return Symbols.SpoofInternal;
        if (Counts(Symbols.DoNotOriginate, input.Policy) && DoNotOriginate.Matches(input))
            return Symbols.DoNotOriginate;
        if (evidence.IsLiveBlocked) return ForcingRules.LiveBlock;
        return evidence is { Caller: null, Source: null } ? ForcingRules.GridSilent : null;
    }

    // A pass says that somebody was there, not that the calls since were wanted.
    private static bool IsOnCredit(SignalInput input, Score score) =>
        input.Evidence.Caller is { HasCredit: true } caller
        && !Strangers.IsAlarmedBy(caller)
        && score < Score.FromPoints(input.Policy.Thresholds.Challenge + MostOnCredit);

    private static bool Counts(string symbol, Policy policy) =>
        policy.WeightOf(symbol) > 0 && !policy.Shadowed.Contains(symbol);

    private static Disposition Due(in Tally tally, SignalInput input)
    {
        var ceiling = tally.Witnesses.CeilingFor(input);
        return Excepted(Milder(DueBy(tally.Score, input.Policy.Thresholds), ceiling), input);
    }

    private static Disposition Excepted(Disposition due, SignalInput input)
    {
        foreach (var exception in input.Policy.Exceptions)
        {
            if (exception.Matches(input.Attempt)) return Milder(due, exception.Ceiling);
        }
        return due;
    }

    private static Disposition Milder(Disposition a, Disposition b) => a < b ? a : b;
}
