using Spit.Sip.Transactions;

namespace Spit.Sip.Tests.Transactions;

public sealed class InviteServerTransactionTests
{
    private const string Machine = "invite server";
    private const TransactionActions GivenUp = TransactionActions.TimedOut | TransactionActions.Terminate;

    // RFC 3261 figure 7 with RFC 6026 7.1. After "486 due" timer G fired once; "200 late" and "486 late" are
    // terminated.
    private const string Unreliable = """
        path     | request | ack   | 99 700 | 100 180 | 200 299 | 300 699 | early | due | late | fail
        new      | -       | -     | -      | T       | T>Acc   | T>Com   | -     | -   | -    | U
        180      | T       | -     | -      | T       | T>Acc   | T>Com   | -     | -   | -    | U
        200      | -       | U     | -      | -       | T       | -       | -     | X   | X    | U
        180 200  | -       | U     | -      | -       | T       | -       | -     | X   | X    | U
        486      | T       | ->Con | -      | -       | -       | -       | -     | T   | OX   | U
        486 due  | T       | ->Con | -      | -       | -       | -       | -     | T   | OX   | U
        486 ack  | -       | -     | -      | -       | -       | -       | -     | X   | X    | -
        200 late | -       | -     | -      | -       | -       | -       | -     | -   | -    | -
        486 late | -       | -     | -      | -       | -       | -       | -     | -   | -    | -
        """;

    private const string Reliable = """
        path    | request | ack | 99 700 | 100 180 | 200 299 | 300 699 | early | due | late | fail
        new     | -       | -   | -      | T       | T>Acc   | T>Com   | -     | -   | -    | U
        180     | T       | -   | -      | T       | T>Acc   | T>Com   | -     | -   | -    | U
        200     | -       | U   | -      | -       | T       | -       | -     | X   | X    | U
        486     | T       | X   | -      | -       | -       | -       | -     | OX  | OX   | U
        486 ack | -       | -   | -      | -       | -       | -       | -     | -   | -    | -
        """;

    [Fact]
    public void EveryEvent_InEveryStateOverUdp_FollowsFigure7()
        => TransitionTable.Verify(Machine, isReliable: false, Unreliable);

    [Fact]
    public void EveryEvent_InEveryStateOverTcp_FollowsFigure7()
        => TransitionTable.Verify(Machine, isReliable: true, Reliable);

    [Fact]
    public void Elapse_NoAckOverUdp_RepeatsByTimerGUntilTimerH() => Timeline.Verify(
        Timeline.After(Machine, false, "486"),
        [500, 1500, 3500, 7500, 11500, 15500, 19500, 23500, 27500, 31500],
        32000,
        GivenUp);

    [Fact]
    public void Elapse_NoAckOverTcp_OnlyTimerH() => Timeline.Verify(
        Timeline.After(Machine, true, "486"), [], 32000, GivenUp);

    [Fact]
    public void Elapse_AfterAck_EndsByTimerI() => Timeline.Verify(
        Timeline.After(Machine, false, "486", "ack"), [], 5000, TransactionActions.Terminate);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Elapse_Accepted_EndsByTimerLOnEveryTransport(bool isReliable) => Timeline.Verify(
        Timeline.After(Machine, isReliable, "180", "200"), [], 32000, TransactionActions.Terminate);

    [Fact]
    public void Elapse_CalledLate_RepeatsOnceAndCountsFromThen()
    {
        var transaction = new InviteServerTransaction(SipTimers.Default, isReliable: false);
        transaction.SendResponse(486, TimeSpan.Zero);

        var actions = transaction.Elapse(TimeSpan.FromSeconds(10));

        Assert.Equal(TransactionActions.Transmit, actions);
        Assert.Equal(TimeSpan.FromSeconds(11), transaction.NextDue);
    }

    [Fact]
    public void ReceiveAck_WhileTimerGRuns_StopsTheRepeats()
    {
        var driven = Timeline.After(Machine, false, "486", "due", "due");

        driven.Apply("ack");

        Assert.Equal(driven.Now + SipTimers.Default.TimerI, driven.NextDue);
    }
}
