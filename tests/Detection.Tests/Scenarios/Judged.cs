namespace Spit.Detection.Tests.Scenarios;

/// <summary>A call and what became of it.</summary>
internal sealed record Judged(Call Call, Verdict Verdict)
{
    public Disposition Disposition => Verdict.Disposition;

    public override string ToString() =>
        $"{Call.At.TotalSeconds:0.0} s {Call.Caller} -> {Call.Callee}: {Disposition} {Verdict.Score} "
        + string.Join(", ", Verdict.Contributions.Select(c => $"{c.Symbol} {c.Score} ({c.Reason})"));
}
