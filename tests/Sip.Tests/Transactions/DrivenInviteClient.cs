using Spit.Sip.Transactions;

namespace Spit.Sip.Tests.Transactions;

internal sealed class DrivenInviteClient(InviteClientTransaction transaction) : DrivenTransaction
{
    public override TransactionState State => transaction.State;

    public override TimeSpan NextDue => transaction.NextDue;

    protected override TransactionActions Request(TimeSpan now) => transaction.Start(now);

    protected override TransactionActions Response(int code, TimeSpan now) => transaction.ReceiveResponse(code, now);

    protected override TransactionActions Elapse(TimeSpan now) => transaction.Elapse(now);

    protected override TransactionActions FailTransport() => transaction.FailTransport();
}
