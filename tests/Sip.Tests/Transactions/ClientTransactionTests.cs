using Spit.Sip.Transactions;

namespace Spit.Sip.Tests.Transactions;

public sealed class ClientTransactionTests
{
    private const string Machine = "client";
    private const TransactionActions GivenUp = TransactionActions.TimedOut | TransactionActions.Terminate;

    // RFC 3261 figure 6.
    private const string Unreliable = """
        path            | request | ack | 99 700 | 100 180 | 200 299 300 699 | early | due | late | fail
        new             | T>Try   | -   | -      | -       | -               | -     | -   | -    | -
        request         | -       | -   | -      | U>Pro   | U>Com           | -     | T   | OX   | UX
        request 100     | -       | -   | -      | U       | U>Com           | -     | T   | OX   | UX
        request 200     | -       | -   | -      | -       | -               | -     | X   | X    | -
        request 100 404 | -       | -   | -      | -       | -               | -     | X   | X    | -
        request late    | -       | -   | -      | -       | -               | -     | -   | -    | -
        request fail    | -       | -   | -      | -       | -               | -     | -   | -    | -
        """;

    private const string Reliable = """
        path        | request | ack | 99 700 | 100 180 | 200 299 300 699 | early | due | late | fail
        new         | T>Try   | -   | -      | -       | -               | -     | -   | -    | -
        request     | -       | -   | -      | U>Pro   | UX              | -     | OX  | OX   | UX
        request 100 | -       | -   | -      | U       | UX              | -     | OX  | OX   | UX
        request 200 | -       | -   | -      | -       | -               | -     | -   | -    | -
        """;

    [Fact]
    public void EveryEvent_InEveryStateOverUdp_FollowsFigure6()
        => TransitionTable.Verify(Machine, isReliable: false, Unreliable);

    [Fact]
    public void EveryEvent_InEveryStateOverTcp_FollowsFigure6()
        => TransitionTable.Verify(Machine, isReliable: true, Reliable);

    // The times of RFC 3261 17.1.2.2, until 64 x T1.
    [Fact]
    public void Elapse_NoResponseOverUdp_RepeatsByTimerEUntilTimerF() => Timeline.Verify(
        Timeline.After(Machine, false, "request"),
        [500, 1500, 3500, 7500, 11500, 15500, 19500, 23500, 27500, 31500],
        32000,
        GivenUp);

    // The pending timer E runs out as it was set in Trying; from then on it is T2.
    [Fact]
    public void Elapse_ProvisionalOverUdp_RepeatsEveryT2() => Timeline.Verify(
        Timeline.After(Machine, false, "request", "100"),
        [500, 4500, 8500, 12500, 16500, 20500, 24500, 28500],
        32000,
        GivenUp);

    [Fact]
    public void Elapse_NoResponseOverTcp_OnlyTimerF() => Timeline.Verify(
        Timeline.After(Machine, true, "request"), [], 32000, GivenUp);

    [Fact]
    public void Elapse_AnsweredOverUdp_EndsByTimerK() => Timeline.Verify(
        Timeline.After(Machine, false, "request", "200"), [], 5000, TransactionActions.Terminate);
}
