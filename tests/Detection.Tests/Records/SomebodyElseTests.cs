using System.Net;
using Spit.Detection.Identities;
using Spit.Detection.Policies;
using Spit.Detection.Records;

namespace Spit.Detection.Tests.Records;

/// <summary>A number is not a person: it may be withheld, change hands, or be shown by whoever likes.</summary>
public sealed class SomebodyElseTests
{
    private const string Robot = "robot";
    private const string RobotsAddress = "192.0.2.66";
    private const string Phone = "phone";
    private const string PhonesAddress = "198.51.100.7";

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Start.AddHours(4);

    private readonly CallerRecord _record = new();

    [Fact]
    public void Observe_WithheldNumber_SaysNothingOfOthersWhoWithholdTheirs()
    {
        const string Withheld = CallerIdentity.Anonymous;
        var unknown = new CallerRecord().Observe(Later, Attempt(Phone, PhonesAddress, Withheld), NumberPlan.Default);
        Fail(Withheld);
        Complain(Withheld);
        End(Robot, RobotsAddress, TimeSpan.FromSeconds(1), Withheld);
        Call(Robot, RobotsAddress, Start, Withheld);

        var evidence = Call(Phone, PhonesAddress, Later, Withheld);

        Assert.Equal(unknown, evidence);
        Assert.True(_record.IsEmpty);
    }

    [Fact]
    public void Observe_WithheldNumberAfterAPass_IsNotOnCredit()
    {
        Learn(passed: true, Attempt(Phone, PhonesAddress, CallerIdentity.Anonymous));

        Assert.False(Call(Phone, PhonesAddress, Start, CallerIdentity.Anonymous).HasCredit);
    }

    [Theory]
    [InlineData(Robot, RobotsAddress)]
    [InlineData(Robot, PhonesAddress)]
    [InlineData(Phone, RobotsAddress)]
    public void Observe_AccusedMakeOrAddress_IsHeldAgainst(string make, string address)
    {
        Fail();
        Complain();

        Assert.Equal(1, Call(make, address, Later).ChallengesFailed, 1);
    }

    [Fact]
    public void Observe_AnotherWayWhenTheAccusationIsOld_IsSomebodyNew()
    {
        for (var i = 0; i < 20; i++) Call(Robot, RobotsAddress, Start);
        Fail();
        Complain();

        var evidence = Call(Phone, PhonesAddress, Later);

        Assert.Equal((0, 0, 1), (evidence.ChallengesFailed, evidence.Reports, evidence.AttemptsTotal));
        Assert.Equal(Later, evidence.FirstSeen);
    }

    [Fact]
    public void Observe_AnotherWayWhileTheAccusationIsFresh_IsHeldAgainst()
    {
        Fail();
        Complain();

        Assert.Equal(1, Call(Phone, PhonesAddress, Start.AddHours(1)).ChallengesFailed, 1);
    }

    [Fact]
    public void Observe_TheUsualWayWhileTheAccusationIsFresh_IsSomebodyNew()
    {
        for (var i = 0; i < 3; i++) End(Phone, PhonesAddress, TimeSpan.FromMinutes(2));
        for (var i = 0; i < 2; i++) End(Robot, RobotsAddress, TimeSpan.FromMinutes(2));
        Fail();
        Complain();

        Assert.Equal(0, Call(Phone, PhonesAddress, Start.AddMinutes(1)).ChallengesFailed);
        Assert.Equal(1, Call(Phone, "198.51.100.8", Start.AddMinutes(1)).ChallengesFailed, 1);
    }

    [Fact]
    public void Observe_NewOwnersOwnBadCalls_AreHeldAgainstHim()
    {
        Fail();
        Complain();
        Learn(passed: false, Attempt(Phone, PhonesAddress, at: Later));

        Assert.InRange(Call(Phone, PhonesAddress, Later).ChallengesFailed, 1.9, 2);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void Observe_NewOwnersWrongNumbers_AreAMistakeOnce(int wrongNumbers, int held)
    {
        Fail();
        Complain();
        for (var i = 0; i < wrongNumbers; i++) Misdial(Later);

        Assert.Equal(held, Call(Phone, PhonesAddress, Later).ChallengesFailed, 1);
    }

    [Fact]
    public void Observe_EverOtherWays_IsHeldAgainstAll()
    {
        for (var i = 0; i < 4; i++) Learn(passed: false, Attempt($"robot {i}", $"192.0.2.{i}"));

        Assert.Equal(4, Call(Phone, PhonesAddress, Later).ChallengesFailed, 1);
    }

    [Fact]
    public void Observe_OneMakeFromManyAddresses_IsHeldAgainstThatMakeOnly()
    {
        for (var i = 0; i < 4; i++) Learn(passed: false, Attempt(Robot, $"192.0.2.{i}"));

        Assert.Equal(0, Call(Phone, PhonesAddress, Later).ChallengesFailed);
        Assert.Equal(4, Call(Robot, "192.0.2.9", Later).ChallengesFailed, 1);
    }

    [Fact]
    public void Observe_OwnSubscriber_IsWhoHeIs()
    {
        var attempt = Attempt(Robot, RobotsAddress) with { Caller = new CallerKey(TrustClass.Own, "+4930231251") };
        _record.Learn(new ChallengeResult { Attempt = attempt, At = Start, Passed = false }, Policy.Default);

        var other = attempt with { Fingerprint = Phone, Source = SourceAddress.From(IPAddress.Parse(PhonesAddress)) };

        Assert.Equal(1, _record.Observe(Later, other, NumberPlan.Default).ChallengesFailed, 1);
    }

    [Fact]
    public void Observe_NothingSpeaksAgainstTheNumber_IsHimselfInAnyWay()
    {
        for (var i = 0; i < 5; i++) End(Phone, PhonesAddress, TimeSpan.FromMinutes(2));

        Assert.True(Call(Robot, RobotsAddress, Later).Good > 4);
    }

    private CallerEvidence Call(string make, string address, DateTimeOffset at, string identity = "+441632960001") =>
        _record.Observe(at, Attempt(make, address, identity, at), NumberPlan.Default);

    private void Fail(string identity = "+441632960001") =>
        Learn(passed: false, Attempt(Robot, RobotsAddress, identity));

    private void Learn(bool passed, CallAttempt attempt) => _record.Learn(
        new ChallengeResult { Attempt = attempt, At = attempt.At, Passed = passed }, Policy.Default);

    private void Complain(string identity = "+441632960001") => _record.Learn(
        new CallReport { Attempt = Attempt(Robot, RobotsAddress, identity), At = Start }, Policy.Default);

    private void Misdial(DateTimeOffset at) => _record.Learn(
        new CallOutcome { Attempt = Attempt(Phone, PhonesAddress, at: at), EndedAt = at, Code = 404 }, Policy.Default);

    private void End(string make, string address, TimeSpan talk, string identity = "+441632960001") => _record.Learn(
        new CallOutcome
        {
            Attempt = Attempt(make, address, identity),
            EndedAt = Start,
            Code = 200,
            Duration = talk,
        },
        Policy.Default);

    private static CallAttempt Attempt(
        string make, string address, string identity = "+441632960001", DateTimeOffset? at = null) => new()
        {
            Caller = new CallerKey(TrustClass.Peer, identity),
            Callee = "+4930231250",
            Source = SourceAddress.From(IPAddress.Parse(address)),
            At = at ?? Start,
            Fingerprint = make,
        };
}
