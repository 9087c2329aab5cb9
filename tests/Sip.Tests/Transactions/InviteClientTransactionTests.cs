using Spit.Sip.Transactions;

namespace Spit.Sip.Tests.Transactions;

public sealed class InviteClientTransactionTests
{
    private const string Machine = "invite client";
    private const TransactionActions GivenUp = TransactionActions.TimedOut | TransactionActions.Terminate;

    // RFC 3261 figure 5 with RFC 6026 7.2.
    private const string Unreliable = """
        path            | request | ack | 99 700 | 100 180 | 200 299 | 300 699 | early | due | late | fail
        new             | T>Cal   | -   | -      | -       | -       | -       | -     | -   | -    | -
        request         | -       | -   | -      | U>Pro   | U>Acc   | UA>Com  | -     | T   | OX   | UX
        request due     | -       | -   | -      | U>Pro   | U>Acc   | UA>Com  | -     | T   | OX   | UX
        request 100     | -       | -   | -      | U       | U>Acc   | UA>Com  | -     | -   | -    | -
        request 200     | -       | -   | -      | -       | U       | -       | -     | X   | X    | -
        request 180 200 | -       | -   | -      | -       | U       | -       | -     | X   | X    | -
        request 180 603 | -       | -   | -      | -       | -       | A       | -     | X   | X    | UX
        request 486     | -       | -   | -      | -       | -       | A       | -     | X   | X    | UX
        request late    | -       | -   | -      | -       | -       | -       | -     | -   | -    | -
        request 486 due | -       | -   | -      | -       | -       | -       | -     | -   | -    | -
        """;

    private const string Reliable = """
        path        | request | ack | 99 700 | 100 180 | 200 299 | 300 699 | early | due | late | fail
        new         | T>Cal   | -   | -      | -       | -       | -       | -     | -   | -    | -
        request     | -       | -   | -      | U>Pro   | U>Acc   | UAX     | -     | OX  | OX   | UX
        request 100 | -       | -   | -      | U       | U>Acc   | UAX     | -     | -   | -    | -
        request 200 | -       | -   | -      | -       | U       | -       | -     | X   | X    | -
        request 486 | -       | -   | -      | -       | -       | -       | -     | -   | -    | -
        """;

    [Fact]
    public void EveryEvent_InEveryStateOverUdp_FollowsFigure5()
        => TransitionTable.Verify(Machine, isReliable: false, Unreliable);

    [Fact]
    public void EveryEvent_InEveryStateOverTcp_FollowsFigure5()
        => TransitionTable.Verify(Machine, isReliable: true, Reliable);

    [Fact]
    public void Elapse_NoResponseOverUdp_DoublesTimerAUntilTimerB() => Timeline.Verify(
        Timeline.After(Machine, false, "request"),
        [500, 1500, 3500, 7500, 15500, 31500],
        32000,
        GivenUp);

    [Fact]
    public void Elapse_NoResponseOverTcp_OnlyTimerB() => Timeline.Verify(
        Timeline.After(Machine, true, "request"), [], 32000, GivenUp);

    [Fact]
    public void Elapse_RefusedOverUdp_EndsByTimerD() => Timeline.Verify(
        Timeline.After(Machine, false, "request", "180", "486"), [], 32000, TransactionActions.Terminate);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Elapse_Accepted_EndsByTimerMOnEveryTransport(bool isReliable) => Timeline.Verify(
        Timeline.After(Machine, isReliable, "request", "200"), [], 32000, TransactionActions.Terminate);

    [Fact]
    public void NextDue_Ringing_NoTimerRuns()
        => Assert.Equal(TimeSpan.MaxValue, Timeline.After(Machine, false, "request", "180").NextDue);
}
