using CsCheck;
using Spit.Detection.Lists;
using Spit.Detection.Policies;
using Spit.Detection.Replays;

namespace Spit.Detection.Tests.Replays;

public sealed class ReplayTests
{
    private static readonly Gen<(Policy Policy, VerdictRecord[] Records)> Histories =
        from policy in Recorded.Policies
        from records in Recorded.Under(policy).Array[0, 20]
        select (policy, records);

    [Fact]
    public void Under_SamePolicy_NeverFlipsNorMoves() => Histories.Sample(
        history =>
        {
            var report = Replay.Under(history.Records, history.Policy);
            return report is { Flipped: 0, Moved: 0, Flips.Count: 0 } && report.Total == history.Records.Length;
        },
        iter: 500);

    [Fact]
    public void Under_SamePolicyAfterTheLog_GivesTheSameBits() => Histories.Sample(
        history =>
        {
            foreach (var record in history.Records)
            {
                var line = VerdictLog.Write(record);
                Assert.True(VerdictLog.TryRead(line, out var read, out var error), error);
                var again = VerdictRecord.Of(read!.Attempt, read.Evidence, history.Policy);
                Assert.Equal(line, VerdictLog.Write(again));
            }
        },
        iter: 300);

    [Fact]
    public void Under_AnotherPolicy_CountsEachFlipOnce() => Gen.Select(Histories, Recorded.Policies).Sample(
        (history, other) =>
        {
            var report = Replay.Under(history.Records, other);

            var changed = history.Records.Count(r =>
                Judge.Weigh(r.Attempt, r.Evidence, other).Disposition != r.Verdict.Disposition);
            Assert.Equal(changed, report.Flipped);
            Assert.Equal(changed, report.Flips.Count);
            Assert.All(report.Flows, f => Assert.NotEqual(f.From, f.To));
            Assert.All(report.Flips, f => Assert.Same(history.Records[f.Index], f.Record));
            foreach (var flip in report.Flips)
            {
                var moved = flip.Changes.Sum(c => c.Now.Milli - c.Then.Milli);
                Assert.Equal(flip.Now.Score.Milli - flip.Record.Verdict.Score.Milli, moved);
            }
        },
        iter: 300);

    [Fact]
    public void Under_MilderThreshold_NamesTheFlip()
    {
        var attempt = Sample.Attempt with { UserAgent = "friendly-scanner" };
        var evidence = new Evidence { Caller = new CallerEvidence() };
        var record = VerdictRecord.Of(attempt, evidence, Recorded.Bare);
        var milder = Recorded.Bare with { Revision = "milder", Thresholds = new() { Challenge = 90, Block = 99 } };

        var report = Replay.Under([record, record], milder, mostFlips: 1);

        Assert.Equal(Disposition.Challenge, record.Verdict.Disposition);
        Assert.Equal([new FlipCount(Disposition.Challenge, Disposition.Tag, 2)], report.Flows);
        Assert.Equal("milder", report.PolicyRevision);
        Assert.Empty(Assert.Single(report.Flips).Changes);
    }

    [Fact]
    public void Under_ListsOfAnotherPolicy_TakeThePlaceOfThoseThen()
    {
        var blocking = Recorded.Bare with { Lists = ListIndex.From([Sample.Entry(ListKind.Block)]) };
        var record = VerdictRecord.Of(Sample.Attempt, new Evidence { Caller = new CallerEvidence() }, blocking);

        Assert.Equal("LIST_BLOCK", record.Verdict.ForcedBy);
        Assert.Equal(1, Replay.Under([record], Recorded.Bare).Flipped);
    }
}
