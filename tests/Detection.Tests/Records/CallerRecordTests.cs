using CsCheck;
using Spit.Detection.Policies;
using Spit.Detection.Records;

namespace Spit.Detection.Tests.Records;

public sealed class CallerRecordTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Observe_FirstAttempt_IsIncluded()
    {
        var record = new CallerRecord();
        Assert.True(record.IsEmpty);

        var evidence = record.Observe(Start, "a");

        Assert.False(record.IsEmpty);
        Assert.Equal(
            new CallerEvidence
            {
                Attempts10s = 1,
                Attempts1m = 1,
                Attempts1h = 1,
                Attempts24h = 1,
                Callees1h = 1,
                FirstSeen = Start,
                AttemptsTotal = 1,
            },
            evidence);
    }

    [Fact]
    public void Evidence_Asked_CountsNothing()
    {
        var record = new CallerRecord();
        var evidence = record.Observe(Start, "a");

        Assert.Equal(evidence, record.Evidence(Start));
        Assert.Equal(evidence, record.Evidence(Start));
    }

    public static TheoryData<int, double, bool, double, double, double> Outcomes => new()
    {
        { 200, 60, false, 1, 0, 1 },
        { 200, 6.001, true, 1, 0, 1 },
        { 200, 6, true, 0, 1, 1 },
        { 200, 1, false, 0, 0.8, 1 },
        { 486, 0, false, 0, 0, 1 },
        { 487, 0, false, 0, 0.1, 1 },
        { 480, 0, false, 0, 0.1, 1 },
        { 404, 0, false, 0, 0.5, 1 },
        { 603, 0, false, 0, 1, 1 },
        { 607, 0, false, 0, 1, 1 },
        { 408, 0, false, 0, 0, 0 },
        { 482, 0, false, 0, 0, 0 },
        { 500, 0, false, 0, 0, 0 },
        { 503, 0, false, 0, 0, 0 },
        { 302, 0, false, 0, 0, 0 },
        { 407, 0, false, 0, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Learn_Outcome_CountsAsStated(
        int code, double seconds, bool calleeHungUp, double good, double bad, double ended)
    {
        var record = new CallerRecord();
        record.Observe(Start, "a");

        record.Learn(Outcome(code, seconds, calleeHungUp), Policy.Default);

        var evidence = record.Evidence(Start);
        var isAnswered = code == 200;
        Assert.Equal((good, bad, ended), (evidence.Good, evidence.Bad, evidence.Ended24h));
        Assert.Equal(isAnswered ? 1 : 0, evidence.Answered24h);
        Assert.Equal(isAnswered && seconds <= 6 ? 1 : 0, evidence.Short24h);
        Assert.Equal(isAnswered ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero, evidence.MeanDuration);
    }

    [Fact]
    public void Learn_SeveralCalls_MeanDurationIsTheirMean()
    {
        var record = new CallerRecord();
        foreach (var seconds in (double[])[10, 20, 60]) record.Learn(Outcome(200, seconds, false), Policy.Default);

        Assert.Equal(30, record.Evidence(Start).MeanDuration.TotalSeconds, 6);
        Assert.Equal(30, record.Evidence(Start.AddHours(5)).MeanDuration.TotalSeconds, 3);
    }

    [Fact]
    public void Observe_ClockGoesBackwards_CountsAsIfItStoodStill()
    {
        var record = new CallerRecord();
        record.Observe(Start, "a");

        var evidence = record.Observe(Start.AddHours(-3), "b");

        Assert.Equal(2, evidence.Attempts10s);
        Assert.Equal(2, evidence.Callees1h);
        Assert.Equal(2, evidence.AttemptsTotal);
    }

    [Fact]
    public void Observe_AnyStream_LongerWindowsHoldNoLess() =>
        Gen.Select(Gen.Double[0, 600], Gen.Int[0, 100]).Array[1, 100].Sample(
            attempts =>
            {
                var record = new CallerRecord();
                foreach (var (at, callee) in attempts.OrderBy(a => a.Item1))
                {
                    var e = record.Observe(Start.AddSeconds(at), $"callee {callee}");
                    if (e.Attempts10s > e.Attempts1m + 1e-9 || e.Attempts1m > e.Attempts1h + 1e-9) return false;
                    if (e.Attempts1h > e.Attempts24h + 1e-9 || e.Attempts24h > e.AttemptsTotal + 1e-9) return false;
                    if (e.Attempts10s < 1 || e.Callees1h < 1) return false;
                }
                return true;
            },
            iter: 500);

    [Fact]
    public void Observe_FewCallees_StaysBelowFiveHundredBytes()
    {
        const int Records = 200;
        var kept = new CallerRecord[Records];
        Create(1)[0].Observe(Start, "a");

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Records; i++) kept[i] = new CallerRecord();
        var empty = (GC.GetAllocatedBytesForCurrentThread() - before) / Records;
        var evidenceBytes = AllocatedByEvidence(kept[0]);
        before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var record in kept)
        {
            for (var call = 0; call < 12; call++) record.Observe(Start, Callees[call % 4]);
        }
        var filled = ((GC.GetAllocatedBytesForCurrentThread() - before) / Records) - (12 * evidenceBytes);

        Assert.InRange(empty + filled, 100, 500);
    }

    [Fact]
    public void Observe_KnownCallee_AllocatesTheEvidenceAlone()
    {
        var record = new CallerRecord();
        record.Observe(Start, "a");
        var evidenceBytes = AllocatedByEvidence(record);

        var before = GC.GetAllocatedBytesForCurrentThread();
        record.Observe(Start, "a");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(evidenceBytes, allocated);
    }

    private static readonly string[] Callees = ["a", "b", "c", "d"];

    private static CallerRecord[] Create(int count) => [.. Enumerable.Range(0, count).Select(_ => new CallerRecord())];

    private static long AllocatedByEvidence(CallerRecord record)
    {
        record.Evidence(Start);
        var before = GC.GetAllocatedBytesForCurrentThread();
        record.Evidence(Start);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static CallOutcome Outcome(int code, double seconds, bool calleeHungUp) => new()
    {
        Caller = new CallerKey(TrustClass.Own, "caller"),
        Callee = "a",
        Source = default,
        EndedAt = Start,
        Code = code,
        Duration = TimeSpan.FromSeconds(seconds),
        CalleeHungUp = calleeHungUp,
    };
}
