using System.Net;
using Spit.Detection.Identities;
using Spit.Detection.Policies;
using Spit.Detection.Records;

namespace Spit.Detection.Tests.Records;

public sealed class ChallengeCreditsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Policy Strict = Policy.Default with
    {
        ChallengeCredit = new CreditTerms(TimeSpan.FromHours(1), 2),
    };

    private readonly CallerRecord _record = new();

    [Fact]
    public void Observe_AfterAPass_IsOnCreditForSoManyCalls()
    {
        Challenge(passed: true);

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => Call().HasCredit));
    }

    [Fact]
    public void Observe_BeforeAnyChallenge_IsNotOnCredit() => Assert.False(Call().HasCredit);

    [Fact]
    public void Observe_LongAfterAPass_IsNotOnCredit()
    {
        Challenge(passed: true);

        Assert.False(Call(at: Start.AddHours(1)).HasCredit);
    }

    [Theory]
    [InlineData("192.0.2.2", "")]
    [InlineData("192.0.2.1", "peer.example")]
    public void Observe_AnotherWay_IsNotOnCredit(string source, string signer)
    {
        Challenge(passed: true);

        Assert.False(Call(source, signer).HasCredit);
        Assert.True(Call().HasCredit);
    }

    [Fact]
    public void RevokeCredits_TwoWays_EndsBothAndSaysSo()
    {
        Challenge(passed: true);
        Challenge(passed: true, source: "192.0.2.2");

        Assert.Equal(0, _record.RevokeCredits(Start.AddHours(1)));
        Challenge(passed: true);
        Challenge(passed: true, source: "192.0.2.2");
        Assert.Equal(2, _record.RevokeCredits(Start));
        Assert.False(Call().HasCredit);
        Assert.Equal(0, _record.RevokeCredits(Start));
    }

    [Fact]
    public void Learn_FailedChallengeOrComplaint_EndsAllCredit()
    {
        Challenge(passed: true);
        Challenge(passed: false, source: "192.0.2.2");
        Assert.False(Call().HasCredit);

        Challenge(passed: true);
        _record.Learn(new CallReport { Attempt = Attempt(), At = Start }, Strict);
        Assert.False(Call().HasCredit);
    }

    [Fact]
    public void Learn_PassesFromManySources_TheOldestGivesWay()
    {
        for (var i = 1; i <= 5; i++) Challenge(passed: true, source: $"192.0.2.{i}");

        Assert.Equal(
            [false, true, true, true, true],
            Enumerable.Range(1, 5).Select(i => Call($"192.0.2.{i}").HasCredit));
    }

    [Fact]
    public void Learn_PassWhereAPassEarnsNothing_IsNotOnCredit()
    {
        var policy = Policy.Default with { ChallengeCredit = new CreditTerms(TimeSpan.Zero, 2) };
        _record.Learn(new ChallengeResult { Attempt = Attempt(), At = Start, Passed = true }, policy);

        Assert.False(Call().HasCredit);
    }

    private void Challenge(bool passed, string source = "192.0.2.1") => _record.Learn(
        new ChallengeResult { Attempt = Attempt(source), At = Start, Passed = passed }, Strict);

    private CallerEvidence Call(string source = "192.0.2.1", string signer = "", DateTimeOffset? at = null) =>
        _record.Observe(at ?? Start, Attempt(source, signer), NumberPlan.Default);

    private static CallAttempt Attempt(string source = "192.0.2.1", string signer = "") => new()
    {
        Caller = new CallerKey(TrustClass.Peer, "+441632960001"),
        Callee = "+4930231250",
        Source = SourceAddress.From(IPAddress.Parse(source)),
        At = Start,
        Signer = signer,
    };
}
