using CsCheck;
using Spit.Detection.Lists;
using Spit.Detection.Policies;
using Spit.Detection.Replays;
using static System.StringComparison;

namespace Spit.Detection.Tests.Replays;

public sealed class ExplanationTests
{
    private static readonly CallAttempt Scan = Sample.Attempt with { UserAgent = "sipvicious" };

    private static readonly Evidence Known = new() { Caller = new CallerEvidence() };

    [Fact]
    public void Of_ScoreDecides_NamesThresholdAndWhatWouldFlipIt()
    {
        var policy = Recorded.Bare with { Thresholds = new() { Tag = 0, Challenge = 3, Block = 50 } };

        var lines = Explain(Scan, Known, policy).Lines;

        Assert.Contains(lines, l => l.StartsWith("Decided by the score: challenge begins at 3.000", Ordinal));
        Assert.Contains(lines, l => l.Contains("5.000  SCANNER_AGENT: user agent sipvicious", Ordinal));
        Assert.Contains(lines, l => l.Contains("without SCANNER_AGENT: ", Ordinal));
        Assert.Contains(lines, l => l.Contains("points less: tag", Ordinal));
        Assert.Contains(lines, l => l.Contains("points more and another kind of evidence: block", Ordinal));
    }

    [Fact]
    public void Of_OneWitness_SaysWhatIsMissing()
    {
        var explanation = Explain(Scan, Known, Recorded.Bare with { Thresholds = new() { Block = 4 } });

        Assert.Equal(
            "The score is due to block, but only whether it is a scanner speaks against him, and a block needs two "
            + "kinds of evidence: challenge at most.",
            explanation.Decision);
        Assert.Contains("a second kind of evidence against him: block", explanation.Changes);
    }

    [Fact]
    public void Of_Exception_IsNamed()
    {
        var policy = Recorded.Bare with
        {
            Thresholds = new() { Challenge = 2, Block = 50 },
            Exceptions = [new PolicyException(Scan.Trunk, null, null, Disposition.Tag)],
        };

        Assert.Equal(
            "The score is due to challenge, but an exception of the policy leads no further than tag.",
            Explain(Scan, Known, policy).Decision);
    }

    [Fact]
    public void Of_Rule_IsSaidInWords()
    {
        var listed = Known with { Listed = Sample.Entry(ListKind.Block) };

        var explanation = Explain(Sample.Attempt, listed, Recorded.Bare);

        Assert.Equal("Decided by a rule, whatever the score: a block entry matches.", explanation.Decision);
        Assert.StartsWith("without the rule LIST_BLOCK: ", Assert.Single(explanation.Changes), Ordinal);
    }

    [Fact]
    public void Of_Shadowed_IsSetApart()
    {
        var explanation = Explain(Scan, Known, Recorded.Bare with { Shadowed = ["SCANNER_AGENT"] });

        Assert.Contains("SCANNER_AGENT", Assert.Single(explanation.Watched), Ordinal);
        Assert.DoesNotContain(explanation.Contributions, l => l.Contains("SCANNER_AGENT", Ordinal));
    }

    [Fact]
    public void Of_AnyCall_SaysSomethingOfEachContribution() =>
        Recorded.Policies.SelectMany(p => Recorded.Under(p).Select(r => (Policy: p, Record: r))).Sample(
            call =>
            {
                var verdict = call.Record.Verdict;
                var explanation = Explanation.Of(verdict, call.Record.Attempt, call.Record.Evidence, call.Policy);
                Assert.Equal(verdict.Contributions.Count, explanation.Contributions.Count);
                Assert.All(explanation.Lines, l => Assert.DoesNotContain('\n', l));
                Assert.False(explanation.Decision.EndsWith(": .", Ordinal));
            },
            iter: 500);

    private static Explanation Explain(CallAttempt attempt, Evidence evidence, Policy policy) =>
        Explanation.Of(Judge.Weigh(attempt, evidence, policy), attempt, evidence, policy);
}
