using System.Collections.Immutable;
using Spit.Detection.Lists;
using Spit.Detection.Policies;
using Spit.Detection.Signals;

namespace Spit.Detection.Replays;

/// <summary>What would have changed a verdict.</summary>
public sealed record WhatIf
{
    public required Verdict Verdict { get; init; }

    /// <summary>What the score alone is due to, by the policy's thresholds.</summary>
    public required Disposition DueByScore { get; init; }

    /// <summary>The families of signals that speak against the caller, in words, sorted.</summary>
    public required IReadOnlyList<string> Witnesses { get; init; }

    /// <summary>The severest disposition that these witnesses allow.</summary>
    public required Disposition WitnessCeiling { get; init; }

    /// <summary>The policy's exception that matches the call; null when none does.</summary>
    public required PolicyException? Exception { get; init; }

    /// <summary>Each counted contribution: what, had it said nothing. In the order of the verdict.</summary>
    public required IReadOnlyList<WithoutSignal> Without { get; init; }

    /// <summary>Every threshold of the policy, ascending.</summary>
    public required IReadOnlyList<ThresholdDistance> Thresholds { get; init; }

    /// <summary>What would have been done had the rule that forced the verdict not been; null when none did.</summary>
    public required Disposition? WithoutRule { get; init; }

    /// <summary>
    /// True when the score is due to more than the witnesses allow: a second family is missing, or proof.
    /// </summary>
    public bool LacksWitness => Verdict.ForcedBy is null && DueByScore > WitnessCeiling;

    /// <summary>Looks at a verdict of the past; the policy should be the one it was given under.</summary>
    public static WhatIf Of(VerdictRecord record, Policy policy) => Of(record.Attempt, record.Evidence, policy);

    /// <summary>Looks at the verdict that the policy leads to.</summary>
    public static WhatIf Of(CallAttempt attempt, Evidence evidence, Policy policy)
    {
        var verdict = Judge.Weigh(attempt, evidence, policy);
        var input = new SignalInput(attempt, evidence, policy);
        var witnesses = new Witnesses();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var part in verdict.Contributions)
        {
            var family = SignalCatalogue.All.First(s => s.Symbol == part.Symbol).Family;
            witnesses = witnesses.With(family, part.Score);
            if (IsWitness(family, part.Score, input)) names.Add(FamilyNames.Of(family));
        }
        return new WhatIf
        {
            Verdict = verdict,
            DueByScore = Judge.DueBy(verdict.Score, policy.Thresholds),
            Witnesses = [.. names],
            WitnessCeiling = witnesses.CeilingFor(input),
            Exception = policy.Exceptions.FirstOrDefault(e => e.Matches(attempt)),
            Without =
            [
                .. verdict.Contributions.Select(part => Drop(part.Symbol, verdict, attempt, evidence, policy)),
            ],
            Thresholds = Distances(verdict.Score, policy.Thresholds),
            WithoutRule = verdict.ForcedBy is { } rule ? DropRule(rule, attempt, evidence, policy) : null,
        };
    }

    // By itself a witness lifts the ceiling; who is none does not.
    private static bool IsWitness(SignalFamily family, Score score, SignalInput input) =>
        new Witnesses().With(family, score).CeilingFor(input) > new Witnesses().CeilingFor(input);

    private static WithoutSignal Drop(
        string symbol, Verdict verdict, CallAttempt attempt, Evidence evidence, Policy policy)
    {
        var disposition = symbol is Symbols.ListAllow or Symbols.ListBlock
            ? WithoutLists(attempt, evidence, policy)
            : Judge.Weigh(attempt, evidence, SwitchOff(symbol, policy)).Disposition;
        return new WithoutSignal(symbol, disposition, disposition != verdict.Disposition);
    }

    private static Disposition? DropRule(string rule, CallAttempt attempt, Evidence evidence, Policy policy) =>
        rule switch
        {
            Symbols.ListAllow or Symbols.ListBlock => WithoutLists(attempt, evidence, policy),
            ForcingRules.Emergency => Judge.Weigh(attempt with { IsEmergency = false }, evidence, policy).Disposition,
            ForcingRules.LiveBlock when evidence.Caller is not null =>
                Judge.Weigh(attempt, evidence with { IsLiveBlocked = false }, policy).Disposition,
            // What the grid would have said, nobody knows.
            ForcingRules.ChallengeCredit => Disposition.Challenge,
            ForcingRules.LiveBlock or ForcingRules.GridSilent or ForcingRules.Fault => null,
            _ => Judge.Weigh(attempt, evidence, SwitchOff(rule, policy)).Disposition,
        };

    private static Disposition WithoutLists(CallAttempt attempt, Evidence evidence, Policy policy) =>
        Judge.Weigh(attempt, evidence with { Listed = null }, policy with { Lists = ListIndex.Empty }).Disposition;

    private static Policy SwitchOff(string symbol, Policy policy) =>
        policy with { Weights = policy.Weights.SetItem(symbol, 0) };

    private static ImmutableArray<ThresholdDistance> Distances(Score score, Thresholds thresholds)
    {
        (Disposition Disposition, double? Points)[] all =
        [
            (Disposition.Tag, thresholds.Tag), (Disposition.Greylist, thresholds.Greylist),
            (Disposition.Challenge, thresholds.Challenge), (Disposition.Block, thresholds.Block),
        ];
        return
        [
            .. all.Where(t => t.Points is not null).Select(t => new ThresholdDistance(
                t.Disposition, new Score(Score.FromPoints(t.Points!.Value).Milli - score.Milli))),
        ];
    }
}
