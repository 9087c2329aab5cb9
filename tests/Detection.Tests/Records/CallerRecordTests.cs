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
                Attempts30d = 1,
                Callees1h = 1,
                FirstContacts1h = 1,
                FirstContacts24h = 1,
                IsFirstContact = true,
                AboveUsual = 0.25,
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

        var asked = record.Evidence(Start);

        Assert.Equal(evidence, asked with { IsFirstContact = true });
        Assert.Equal(asked, record.Evidence(Start));
    }

    public static TheoryData<int, double, bool, bool> Outcomes => new()
    {
        { 200, 60, true, false },
        { 200, 6.001, true, false },
        { 200, 6, true, true },
        { 200, 1, true, true },
        { 486, 0, true, false },
        { 487, 0, true, false },
        { 480, 0, true, false },
        { 404, 0, true, false },
        { 603, 0, true, false },
        { 607, 0, true, false },
        { 408, 0, false, false },
        { 482, 0, false, false },
        { 500, 0, false, false },
        { 503, 0, false, false },
        { 302, 0, false, false },
        { 407, 0, false, false },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Learn_Outcome_CountsAsStated(int code, double seconds, bool counts, bool isShort)
    {
        var record = new CallerRecord();
        record.Observe(Start, "a");

        record.Learn(Outcome(code, seconds), Policy.Default);

        var evidence = record.Evidence(Start);
        var isAnswered = code == 200;
        Assert.Equal(counts ? 1 : 0, evidence.Ended24h);
        Assert.Equal(isAnswered ? 1 : 0, evidence.Answered24h);
        Assert.Equal(isShort ? 1 : 0, evidence.Short24h);
        Assert.Equal(code == 404 ? 1 : 0, evidence.NoSuchNumber24h);
        Assert.Equal(isAnswered ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero, evidence.MeanDuration);
        Assert.Equal(counts, evidence.Suspicion != 0);
    }

    [Fact]
    public void Learn_LongCallsThenNobodysNumbers_SuspicionFallsThenRises()
    {
        var record = new CallerRecord();
        for (var i = 0; i < 20; i++) record.Learn(Outcome(200, 200), Policy.Default);
        var known = record.Evidence(Start);
        for (var i = 0; i < 12; i++) record.Learn(Outcome(404, 0), Policy.Default);
        var turned = record.Evidence(Start);

        Assert.True(known.Suspicion < -1 && known.Good > known.Bad);
        Assert.True(turned.Suspicion > 0 && turned.RecentSuspicion > 0);
    }

    [Fact]
    public void Learn_ReportsAndChallenges_AreCounted()
    {
        var record = new CallerRecord();
        var attempt = Outcome(200, 1).Attempt;
        record.Learn(new CallReport { Attempt = attempt, At = Start, Weight = 0.5 }, Policy.Default);
        record.Learn(new ChallengeResult { Attempt = attempt, At = Start, Passed = true }, Policy.Default);
        record.Learn(new ChallengeResult { Attempt = attempt, At = Start, Passed = false }, Policy.Default);

        var evidence = record.Evidence(Start);

        Assert.Equal((0.5, 1, 1), (evidence.Reports, evidence.ChallengesPassed, evidence.ChallengesFailed));
        Assert.Equal(0, evidence.Ended24h);
    }

    [Fact]
    public void Receive_CalleeCalledBefore_IsKnownWhenCalledBack()
    {
        var record = new CallerRecord();
        record.Receive(Start, "b");

        Assert.True(record.Evidence(Start, "b").CalleeCalledBefore);
        Assert.False(record.Evidence(Start, "c").CalleeCalledBefore);
        Assert.Equal(1, record.Evidence(Start).Received);
        Assert.False(record.IsEmpty);
    }

    [Fact]
    public void Observe_TenTimesTheUsualPace_IsAboveUsualAndNotGotUsedTo()
    {
        var record = new CallerRecord();
        var now = Start;
        for (var i = 0; i < 200; i++) record.Observe(now = now.AddMinutes(10), "a");
        var usual = record.Evidence(now).AboveUsual;
        for (var i = 0; i < 500; i++) record.Observe(now = now.AddSeconds(5), $"callee {i}");

        Assert.InRange(usual, 0.5, 3);
        Assert.True(record.Evidence(now).AboveUsual > 10);
    }

    [Fact]
    public void Learn_SeveralCalls_MeanDurationIsTheirMean()
    {
        var record = new CallerRecord();
        foreach (var seconds in (double[])[10, 20, 60]) record.Learn(Outcome(200, seconds), Policy.Default);

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
    public void Observe_FewCallees_StaysBelowAKilobyte()
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

        Assert.InRange(empty + filled, 100, 1000);
    }

    [Fact]
    public void Observe_KnownCallee_AllocatesTheEvidenceAlone()
    {
        var record = new CallerRecord();
        record.Observe(Start, "a");
        var evidenceBytes = AllocatedByEvidence(record);

        Assert.Equal(evidenceBytes, Allocated.By(() => record.Observe(Start, "a")));
    }

    private static readonly string[] Callees = ["a", "b", "c", "d"];

    private static CallerRecord[] Create(int count) => [.. Enumerable.Range(0, count).Select(_ => new CallerRecord())];

    private static long AllocatedByEvidence(CallerRecord record) => Allocated.By(() => record.Evidence(Start));

    private static CallOutcome Outcome(int code, double seconds) => new()
    {
        Attempt = Sample.Attempt,
        EndedAt = Start,
        Code = code,
        Duration = TimeSpan.FromSeconds(seconds),
    };
}
