using CsCheck;
using Spit.Simulator.Calling;
using Spit.Simulator.Reporting;

namespace Spit.Simulator.Tests.Calling;

public sealed class OutgoingCallTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Call_Answered_TalksAsPlannedAndHangsUp()
    {
        var parties = new TwoParties(ring: Second, talk: 7 * Second);
        parties.Start();

        parties.Run(until: 7.9 * Second);
        Assert.Equal(CallPhase.Talking, parties.Call.Phase);
        parties.Run(until: 8.1 * Second);

        Assert.Equal(CallPhase.Over, parties.Call.Phase);
        Assert.Equal(["> INVITE", "< 180", "< 200", "> ACK", "> BYE", "< 200"], Short(parties));
        Assert.Equal(Disposition.Allow, Assert.Single(parties.Verdicts).Disposition);
    }

    [Fact]
    public void Call_NobodyAnswers_IsCancelled()
    {
        var parties = new TwoParties(ring: 2 * Second, talk: null);
        parties.Start();

        parties.Run(until: 2.1 * Second);

        Assert.Equal(CallPhase.Over, parties.Call.Phase);
        Assert.Equal(["> INVITE", "< 180", "> CANCEL", "< 200", "< 487", "> ACK"], Short(parties));
        Assert.Equal(Disposition.Allow, Assert.Single(parties.Verdicts).Disposition);
    }

    [Fact]
    public void Call_RefusedByTheEdge_AcknowledgedAndBooked()
    {
        var parties = new TwoParties(ring: Second, talk: 7 * Second)
        {
            Intercept = line => line.StartsWith("INVITE", StringComparison.Ordinal)
                ? "SIP/2.0 603 Decline\r\nReason: SIP;cause=603;text=\"Blocked; block; score=8.5; CALLER_BURST=8.5\""
                : null,
        };
        parties.Start();

        parties.Run(until: Second);

        Assert.Equal(CallPhase.Over, parties.Call.Phase);
        Assert.Equal(["> INVITE", "> ACK"], Short(parties));
        var verdict = Assert.Single(parties.Verdicts);
        Assert.Equal((Disposition.Block, "8.5", "CALLER_BURST 8.5"), (verdict.Disposition, verdict.Score, verdict.Why));
    }

    [Fact]
    public void Call_NoEdge_FailsByTimerB()
    {
        var parties = new TwoParties(ring: Second, talk: 7 * Second) { IsLost = _ => true };
        parties.Start();

        parties.Run(until: 33 * Second);

        Assert.Equal(CallPhase.Over, parties.Call.Phase);
        Assert.Equal(7, parties.Sent.Count);
        Assert.Equal(Disposition.Fail, Assert.Single(parties.Verdicts).Disposition);
    }

    [Fact]
    public void HangUp_WhileRinging_Cancels()
    {
        var parties = new TwoParties(ring: 5 * Second, talk: 7 * Second);
        parties.Start();
        parties.Run(until: Second);

        parties.HangUp();
        parties.Run(until: 1.1 * Second);

        Assert.Equal(CallPhase.Over, parties.Call.Phase);
        Assert.Contains("> CANCEL", Short(parties));
    }

    // RFC 3261 9.1: the CANCEL waits for a provisional response.
    [Fact]
    public void HangUp_BeforeAnyResponse_CancelsAfterTheProvisional()
    {
        var parties = new TwoParties(ring: 5 * Second, talk: 7 * Second);
        parties.Start();

        parties.HangUp();
        Assert.Equal(["> INVITE"], Short(parties));
        parties.Run(until: Second);

        Assert.Equal(["> INVITE", "< 180", "> CANCEL", "< 200", "< 487", "> ACK"], Short(parties));
        Assert.Equal(CallPhase.Over, parties.Call.Phase);
    }

    [Fact]
    public void HangUp_AnswerCrossesTheCancel_AcknowledgedAndEndedByBye()
    {
        var parties = new TwoParties(ring: Second, talk: 7 * Second);
        parties.Start();
        // The callee answers at 1.002 s, which arrives at 1.004 s.
        parties.Run(until: TimeSpan.FromMilliseconds(1003));

        parties.HangUp();
        parties.Run(until: 2 * Second);

        Assert.Equal(CallPhase.Over, parties.Call.Phase);
        Assert.Equal(
            ["> INVITE", "< 180", "< 200", "> CANCEL", "> ACK", "> BYE", "< 200", "< 200"], Short(parties));
    }

    [Fact]
    public void HangUp_FinalResponseNeverComes_CountsAsCancelled()
    {
        var parties = new TwoParties(ring: 5 * Second, talk: 7 * Second)
        {
            IsLost = line => line.Contains("487", StringComparison.Ordinal),
        };
        parties.Start();
        parties.Run(until: Second);

        parties.HangUp();
        parties.Run(until: 32.9 * Second);
        Assert.Equal(CallPhase.GivingUp, parties.Call.Phase);
        parties.Run(until: 33.1 * Second);

        Assert.Equal(CallPhase.Over, parties.Call.Phase);
    }

    [Fact]
    public void Call_AckLost_RepeatedForEveryRepeatedAnswer()
    {
        var lost = 0;
        var parties = new TwoParties(ring: Second, talk: 10 * Second)
        {
            IsLost = line => line.StartsWith("ACK", StringComparison.Ordinal) && lost++ < 3,
        };
        parties.Start();

        parties.Run(until: 10 * Second);

        Assert.Equal(4, Short(parties).Count(line => line == "> ACK"));
        Assert.Equal(4, Short(parties).Count(line => line == "< 200"));
    }

    [Fact]
    public void AnyLoss_EveryCallEnds() => Gen.Select(Gen.Int[0, 90], Gen.Int, Gen.Int[0, 9000], Gen.Bool).Sample(
        (percent, seed, hangUpAt, isAnswered) =>
        {
            var chance = new Random(seed);
            var parties = new TwoParties(ring: Second, talk: isAnswered ? 7 * Second : null)
            {
                IsLost = _ => chance.Next(100) < percent,
            };
            parties.Start();
            parties.Run(TimeSpan.FromMilliseconds(hangUpAt));
            parties.HangUp();
            parties.Run(TimeSpan.FromMinutes(5));

            Assert.Equal(CallPhase.Over, parties.Call.Phase);
            Assert.Equal(TimeSpan.MaxValue, parties.Call.NextDue);
            Assert.InRange(parties.Verdicts.Count, 0, 1);
        },
        iter: 1000,
        threads: 1);

    private static List<string> Short(TwoParties parties) =>
        [.. parties.Sent.Select(line => line.Replace("SIP/2.0 ", "", StringComparison.Ordinal))
            .Select(line => string.Join(' ', line.Split(' ')[..2]))];
}
