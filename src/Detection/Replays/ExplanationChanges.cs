namespace Spit.Detection.Replays;

/// <summary>What would have changed a verdict, a sentence each.</summary>
internal static class ExplanationChanges
{
    public static IEnumerable<string> Of(WhatIf whatIf)
    {
        var verdict = whatIf.Verdict;
        if (verdict.ForcedBy is { } rule)
        {
            return whatIf.WithoutRule is { } otherwise
                ? [$"without the rule {rule}: {Names.Of(otherwise)}"]
                : [];
        }
        return
        [
            .. whatIf.Without.Where(w => w.Flips).Select(w => $"without {w.Symbol}: {Names.Of(w.Disposition)}"),
            .. Up(whatIf), .. Down(whatIf),
        ];
    }

    // The nearest severer disposition, and what stands before it beside points.
    private static IEnumerable<string> Up(WhatIf whatIf)
    {
        if (whatIf.LacksWitness)
        {
            var missing = whatIf.Witnesses.Count > 1
                ? "failed challenges or complaints"
                : "a second kind of evidence against him";
            yield return $"{missing}: {Names.Of(whatIf.DueByScore)}";
            yield break;
        }
        var next = whatIf.Thresholds.FirstOrDefault(t => t.Points.Milli > 0);
        if (next is null || whatIf.Exception?.Ceiling < next.Disposition) yield break;
        var name = Names.Of(next.Disposition);
        var needs = (next.Disposition > whatIf.WitnessCeiling, whatIf.Witnesses.Count > 1) switch
        {
            (false, _) => "",
            (_, true) => " and proof",
            _ => " and another kind of evidence",
        };
        yield return $"{Explanation.Points(next.Points)} points more{needs}: {name}";
    }

    // The threshold it stands on: a little less and the verdict is the one below.
    private static IEnumerable<string> Down(WhatIf whatIf)
    {
        var thresholds = whatIf.Thresholds;
        for (var i = thresholds.Count - 1; i >= 0; i--)
        {
            if (thresholds[i].Points.Milli > 0 || thresholds[i].Disposition != whatIf.Verdict.Disposition) continue;
            var below = i == 0 ? Disposition.Allow : thresholds[i - 1].Disposition;
            var less = new Score(1 - thresholds[i].Points.Milli);
            yield return $"{Explanation.Points(less)} points less: {Names.Of(below)}";
            yield break;
        }
    }
}
