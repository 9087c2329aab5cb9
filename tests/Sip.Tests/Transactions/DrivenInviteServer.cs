using Spit.Sip.Transactions;

namespace Spit.Sip.Tests.Transactions;

internal sealed class DrivenInviteServer(InviteServerTransaction transaction) : DrivenTransaction
{
    public override TransactionState State => transaction.State;

    public override TimeSpan NextDue => transaction.NextDue;

    protected override TransactionActions Request(TimeSpan now) => transaction.ReceiveRequest(now);

    protected override TransactionActions Ack(TimeSpan now) => transaction.ReceiveAck(now);

    protected override TransactionActions Response(int code, TimeSpan now) => transaction.SendResponse(code, now);

    protected override TransactionActions Elapse(TimeSpan now) => transaction.Elapse(now);

    protected override TransactionActions FailTransport() => transaction.FailTransport();
}
