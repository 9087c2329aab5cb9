using System.Net;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.Challenger.Sip;

/// <summary>A request other than INVITE that we sent.</summary>
/// <param name="board">Sends.</param>
/// <param name="branch">Of its Via.</param>
/// <param name="request">Its bytes.</param>
/// <param name="target">Where it goes.</param>
/// <param name="onFinal">Hears the final code, 408 for none; null: whatever is answered, we are through.</param>
internal sealed class RequestClient(
    Switchboard board, string branch, byte[] request, IPEndPoint target, Action<int>? onFinal = null)
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

    public void OnResponse(SipMessageView response)
    {
        var actions = _transaction.ReceiveResponse(response.StatusCode, board.Now);
        Follow(actions);
        if (response.StatusCode >= 200 && actions.HasFlag(TransactionActions.PassUp))
            onFinal?.Invoke(response.StatusCode);
    }

    public void Elapse(TimeSpan now) => Follow(_transaction.Elapse(now));

    private void Follow(TransactionActions actions)
    {
        if (actions.HasFlag(TransactionActions.Transmit) && !board.Send(request, target))
            actions |= _transaction.FailTransport() | TransactionActions.TimedOut;
        if (actions.HasFlag(TransactionActions.TimedOut)) onFinal?.Invoke(408);
        if (!actions.HasFlag(TransactionActions.Terminate)) return;
        board.Disown(_isCancel ? branch + "/CANCEL" : branch);
        board.Remove(this);
    }
}
