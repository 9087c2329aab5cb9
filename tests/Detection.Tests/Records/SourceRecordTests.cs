using Spit.Detection.Policies;
using Spit.Detection.Records;

namespace Spit.Detection.Tests.Records;

public sealed class SourceRecordTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Observe_TwoCallersThreeAttempts_Counted()
    {
        var record = new SourceRecord();
        record.Observe(Start, Call("a"));
        record.Observe(Start, Call("b"));

        var evidence = record.Observe(Start, Call("a"));

        Assert.Equal(
            new SourceEvidence
            {
                Attempts10s = 3,
                Attempts1m = 3,
                Attempts1h = 3,
                Attempts24h = 3,
                Callers1h = 2,
                FirstSeen = Start,
                AttemptsTotal = 3,
            },
            evidence);
    }

    [Fact]
    public void Learn_GoodCalls_CountsEachGoodCallerOnceForADay()
    {
        var record = new SourceRecord();
        record.Learn(Outcome("a", 200, 60), isStranger: false, Policy.Default);
        record.Learn(Outcome("a", 200, 60), isStranger: false, Policy.Default);
        record.Learn(Outcome("b", 200, 60), isStranger: false, Policy.Default);
        record.Learn(Outcome("c", 200, 2), isStranger: false, Policy.Default);
        record.Learn(Outcome("d", 487, 0), isStranger: false, Policy.Default);
        record.Learn(Outcome("e", 503, 0), isStranger: false, Policy.Default);

        var evidence = record.Evidence(Start);

        Assert.Equal(2, evidence.GoodCallers24h);
        Assert.Equal((5, 4, 1), (evidence.Ended24h, evidence.Answered24h, evidence.Short24h));
        Assert.Equal(2, record.Evidence(Start.AddHours(12)).GoodCallers24h);
        Assert.Equal(0, record.Evidence(Start.AddHours(24)).GoodCallers24h);
        Assert.False(record.IsEmpty);
    }

    [Fact]
    public void IsEmpty_New_True() => Assert.True(new SourceRecord().IsEmpty);

    [Fact]
    public void Learn_StrangersOnly_TellOfTheAddress()
    {
        var (regulars, strangers) = (new SourceRecord(), new SourceRecord());
        for (var i = 0; i < 20; i++)
        {
            regulars.Learn(Outcome("a", 200, 1), isStranger: false, Policy.Default);
            strangers.Learn(Outcome("a", 200, 1), isStranger: true, Policy.Default);
        }

        Assert.Equal(0, regulars.Evidence(Start).Suspicion);
        Assert.True(strangers.Evidence(Start).Suspicion > 1);
    }

    private static CallOutcome Outcome(string caller, int code, double seconds) => new()
    {
        Attempt = Sample.Attempt with { Caller = new CallerKey(TrustClass.Own, caller) },
        EndedAt = Start,
        Code = code,
        Duration = TimeSpan.FromSeconds(seconds),
    };

    [Fact]
    public void Observe_EverOtherNumbersLikeTheCallees_CountsEachCallerOnce()
    {
        var record = new SourceRecord();
        record.Observe(Start, Call("+493023125017", "+493023125099"));
        record.Observe(Start, Call("+493023125017", "+493023125098"));
        record.Observe(Start, Call("+493023125417", "+493023125499"));

        var evidence = record.Observe(Start, Call("+441632960017", "+493023125499"));

        Assert.Equal((2, 4), (evidence.NearCallers24h, evidence.Attempts24h));
    }

    [Fact]
    public void Learn_Probes_AreCountedForADayAndNamesOnce()
    {
        var record = new SourceRecord();
        record.Observe(Start, Call("+493023125017"));
        var probes = new SourceProbes { Source = default, Malformed = 3, Names = ["100", "101"], OfScanners = 1 };
        record.Learn(probes, Start);
        record.Learn(probes with { Malformed = 2, Names = ["101", "102"], OfScanners = 0 }, Start);

        var now = record.Evidence(Start);
        var later = record.Evidence(Start.AddDays(3));

        Assert.Equal((5, 3, 1), (now.Malformed24h, now.ProbedNames24h, now.OfScanners24h));
        Assert.Equal(1, now.AttemptsTotal);
        Assert.Equal(0, later.ProbedNames24h);
        Assert.InRange(later.Malformed24h, 0.2, 0.3);
    }

    [Fact]
    public void Learn_ProbesWithoutACall_AreKnownButNotWorthAPlaceInTheStore()
    {
        var record = new SourceRecord();

        record.Learn(new SourceProbes { Source = default, Malformed = 1 }, Start);

        Assert.Equal((false, true), (record.IsEmpty, record.IsSeenOnce));
    }

    private static CallAttempt Call(string caller, string callee = "+15550100") =>
        Sample.Attempt with { Caller = new CallerKey(TrustClass.Peer, caller), Callee = callee };
}
