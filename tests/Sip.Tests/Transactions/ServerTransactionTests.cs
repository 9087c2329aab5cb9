using Spit.Sip.Transactions;

namespace Spit.Sip.Tests.Transactions;

public sealed class ServerTransactionTests
{
    private const string Machine = "server";

    // RFC 3261 figure 8.
    private const string Unreliable = """
        path     | request | ack | 99 700 | 100 180 | 200 299 300 699 | early | due | late | fail
        new      | -       | -   | -      | T>Pro   | T>Com           | -     | -   | -    | -
        100      | T       | -   | -      | T       | T>Com           | -     | -   | -    | UX
        200      | T       | -   | -      | -       | -               | -     | X   | X    | UX
        100 404  | T       | -   | -      | -       | -               | -     | X   | X    | UX
        200 due  | -       | -   | -      | -       | -               | -     | -   | -    | -
        100 fail | -       | -   | -      | -       | -               | -     | -   | -    | -
        """;

    private const string Reliable = """
        path | request | ack | 99 700 | 100 180 | 200 299 300 699 | early | due | late | fail
        new  | -       | -   | -      | T>Pro   | TX              | -     | -   | -    | -
        100  | T       | -   | -      | T       | TX              | -     | -   | -    | UX
        200  | -       | -   | -      | -       | -               | -     | -   | -    | -
        """;

    [Fact]
    public void EveryEvent_InEveryStateOverUdp_FollowsFigure8()
        => TransitionTable.Verify(Machine, isReliable: false, Unreliable);

    [Fact]
    public void EveryEvent_InEveryStateOverTcp_FollowsFigure8()
        => TransitionTable.Verify(Machine, isReliable: true, Reliable);

    [Fact]
    public void Elapse_AnsweredOverUdp_EndsByTimerJ() => Timeline.Verify(
        Timeline.After(Machine, false, "200"), [], 32000, TransactionActions.Terminate);

    [Fact]
    public void NextDue_NotAnswered_NoTimerRuns()
        => Assert.Equal(TimeSpan.MaxValue, Timeline.After(Machine, false, "100").NextDue);
}
