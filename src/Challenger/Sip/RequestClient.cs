using System.Net;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.Challenger.Sip;

/// <summary>A BYE or CANCEL that we sent; whatever is answered, we are through.</summary>
internal sealed class RequestClient(Switchboard board, string branch, byte[] request, IPEndPoint target)
    : ITimed, IResponseReceiver
{
    private readonly ClientTransaction _transaction = new(board.Timers, isReliable: false);
    private bool _isCancel;

    public TimeSpan NextDue => _transaction.NextDue;

    /// <param name="isCancel">It shares its branch with an INVITE, which goes on hearing that branch.</param>
    public void Start(bool isCancel = false)
    {
        _isCancel = isCancel;
        board.Own(isCancel ? branch + "/CANCEL" : branch, this);
        board.Add(this);
        Follow(_transaction.Start(board.Now));
    }

    public void OnResponse(SipMessageView response) =>
        Follow(_transaction.ReceiveResponse(response.StatusCode, board.Now));

    public void Elapse(TimeSpan now) => Follow(_transaction.Elapse(now));

    private void Follow(TransactionActions actions)
    {
        if (actions.HasFlag(TransactionActions.Transmit) && !board.Send(request, target))
            actions |= _transaction.FailTransport();
        if (!actions.HasFlag(TransactionActions.Terminate)) return;
        board.Disown(_isCancel ? branch + "/CANCEL" : branch);
        board.Remove(this);
    }
}
