using System.Globalization;
using Spit.Detection.Policies;
using Spit.Detection.Signals;

namespace Spit.Detection.Replays;

/// <summary>A verdict in the words of somebody who has to answer for it.</summary>
public sealed record Explanation
{
    /// <summary>Who called whom, what was done, the score and the policy.</summary>
    public required string Title { get; init; }

    /// <summary>Why that was done: the threshold, the rule, or what held it back.</summary>
    public required string Decision { get; init; }

    /// <summary>One line for each contribution with the evidence it rests on; the points sum to the score.</summary>
    public required IReadOnlyList<string> Contributions { get; init; }

    /// <summary>The same for signals that the policy only watches.</summary>
    public required IReadOnlyList<string> Watched { get; init; }

    /// <summary>What would have changed the verdict; empty when nothing that is known would.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>All of it, to be printed.</summary>
    public IReadOnlyList<string> Lines =>
    [
        Title,
        Decision,
        .. Contributions,
        .. Section("Watched, not counted:", Watched),
        .. Section("What would have changed it:", Changes),
    ];

    /// <summary>Explains a verdict.</summary>
    /// <param name="verdict">As it was given.</param>
    /// <param name="attempt">The call.</param>
    /// <param name="evidence">What the verdict rested on.</param>
    /// <param name="policy">The policy it was given under.</param>
    public static Explanation Of(Verdict verdict, CallAttempt attempt, Evidence evidence, Policy policy)
    {
        var whatIf = WhatIf.Of(attempt, evidence, policy);
        return new Explanation
        {
            Title = $"{attempt.Caller} calls {attempt.Callee}: {Names.Of(verdict.Disposition)}, "
                + $"score {Points(verdict.Score)}, policy {verdict.PolicyRevision}",
            Decision = Decide(verdict, whatIf, policy),
            Contributions = [.. verdict.Contributions.Select(Line)],
            Watched = [.. verdict.Shadowed.Select(Line)],
            Changes = [.. ExplanationChanges.Of(whatIf)],
        };
    }

    /// <summary>Points as they are shown: with a sign and three digits.</summary>
    internal static string Points(Score score) =>
        score.Points.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Decide(Verdict verdict, WhatIf whatIf, Policy policy)
    {
        if (verdict.ForcedBy is { } rule) return "Decided by a rule, whatever the score: " + RuleInWords(rule, policy);
        if (whatIf.DueByScore == verdict.Disposition) return "Decided by the score: " + Reached(verdict, whatIf);
        var due = Names.Of(whatIf.DueByScore);
        var held = whatIf is { Exception: { } exception } && exception.Ceiling <= whatIf.WitnessCeiling
            ? $"an exception of the policy leads no further than {Names.Of(exception.Ceiling)}"
            : WitnessesInWords(whatIf);
        return $"The score is due to {due}, but {held}.";
    }

    private static string Reached(Verdict verdict, WhatIf whatIf) =>
        whatIf.Thresholds.LastOrDefault(t => t.Disposition == verdict.Disposition) is { } reached
            ? $"{Names.Of(verdict.Disposition)} begins at {Points(verdict.Score + reached.Points)}."
            : "it reaches no threshold.";

    private static string WitnessesInWords(WhatIf whatIf) => whatIf.Witnesses switch
    {
        [] => $"nothing that could convict a caller by itself speaks against him: {Ceiling(whatIf)} at most",
        [var only] => $"only {only} speaks against him, and a block needs two kinds of evidence: "
            + $"{Ceiling(whatIf)} at most",
        _ => "a block needs proof, failed challenges or complaints, about him or, where he is from outside and made "
            + $"few calls, about strangers like him: {Ceiling(whatIf)} at most",
    };

    private static string Ceiling(WhatIf whatIf) => Names.Of(whatIf.WitnessCeiling);

    private static string RuleInWords(string rule, Policy policy) => rule switch
    {
        Symbols.ListAllow => "an allow entry matches.",
        Symbols.ListBlock => "a block entry matches.",
        Symbols.SpoofInternal => "the caller shows an extension's number on a call from outside.",
        Symbols.DoNotOriginate => "the caller's number is declared never to call.",
        ForcingRules.Emergency => "calls to emergency services always pass and are not scored.",
        ForcingRules.LiveBlock =>
            "the caller was blocked a moment ago, here or at another POP, for what he did himself; it ends by itself.",
        ForcingRules.GridSilent =>
            $"nothing was known about caller and source, and the policy then says {Names.Of(policy.OnFailure)}.",
        ForcingRules.ChallengeCredit =>
            "a challenge was due, but this caller passed one lately in the same way: the call is delivered, tagged.",
        ForcingRules.ChallengePassed => "the caller has just passed a challenge: the call is delivered, tagged.",
        ForcingRules.Fault => "the verdict could not be made; the call is treated as if nothing were known.",
        _ => rule + ".",
    };

    private static string Line(Contribution part) =>
        string.Create(CultureInfo.InvariantCulture, $"{Points(part.Score),9}  {part.Symbol}: {part.Reason}");

    private static IEnumerable<string> Section(string title, IReadOnlyList<string> lines) =>
        lines.Count == 0 ? [] : lines.Select(l => "  " + l).Prepend(title);
}
