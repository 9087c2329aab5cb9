using Spit.Detection.Identities;
using Spit.Detection.Policies;
using Spit.Detection.Records;
using Spit.Detection.Standings;

namespace Spit.Detection.Tests.Records;

/// <summary>Who was seen once is not worth keeping, however the call ended; who was complained about is.</summary>
public sealed class SeenOnceTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly CallAttempt Attempt = new()
    {
        Caller = new CallerKey(TrustClass.Undeclared, "+441632960001"),
        Callee = "+4930231250",
        Source = default,
        At = Start,
    };

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(480)]
    public void IsSeenOnce_ACallAndItsEnd_True(int code)
    {
        var outcome = new CallOutcome { Attempt = Attempt, EndedAt = Start, Code = code };
        var (caller, source, standing) = (new CallerRecord(), new SourceRecord(), new StandingRecord());
        caller.Observe(Start, Attempt, NumberPlan.Default);
        caller.Learn(outcome, Policy.Default);
        source.Observe(Start, Attempt);
        source.Learn(outcome, isStranger: true, Policy.Default);
        standing.Observe(Start, Attempt.Caller, isStranger: true, attempts1h: 1);
        standing.Learn(Start, 0.5);

        Assert.True(caller.IsSeenOnce);
        Assert.True(source.IsSeenOnce);
        Assert.True(standing.IsSeenOnce);
    }

    [Fact]
    public void IsSeenOnce_ASecondCall_False()
    {
        var (caller, source, standing) = (new CallerRecord(), new SourceRecord(), new StandingRecord());
        for (var i = 0; i < 2; i++)
        {
            caller.Observe(Start, Attempt, NumberPlan.Default);
            source.Observe(Start, Attempt);
            standing.Observe(Start, Attempt.Caller, isStranger: true, attempts1h: 1);
        }

        Assert.False(caller.IsSeenOnce);
        Assert.False(source.IsSeenOnce);
        Assert.False(standing.IsSeenOnce);
    }

    [Fact]
    public void IsSeenOnce_AComplaint_False()
    {
        var (caller, standing) = (new CallerRecord(), new StandingRecord());
        caller.Learn(new CallReport { Attempt = Attempt, At = Start }, Policy.Default);
        standing.Learn(Start, 2, isProof: true);

        Assert.False(caller.IsSeenOnce);
        Assert.False(standing.IsSeenOnce);
    }

    [Fact]
    public void IsSeenOnce_AChallenge_False()
    {
        var caller = new CallerRecord();
        caller.Learn(new ChallengeResult { Attempt = Attempt, At = Start, Passed = true }, Policy.Default);

        Assert.False(caller.IsSeenOnce);
    }
}
