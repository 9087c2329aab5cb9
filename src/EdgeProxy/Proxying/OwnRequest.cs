using Spit.Sip;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.EdgeProxy.Proxying;

/// <summary>A request other than INVITE that the proxy sends by itself.</summary>
/// <param name="proxy">Sends it.</param>
/// <param name="method">Its method.</param>
/// <param name="client">Its bytes, their branch, and where they go.</param>
/// <param name="onEnd">Told the status code of the final response; 0: none came.</param>
internal sealed class OwnRequest(SipProxy proxy, SipMethod method, ClientSide client, Action<int> onEnd)
    : TransactionUser(proxy)
{
    private readonly ClientTransaction _transaction = new(proxy.Timers, isReliable: false);

    public override TimeSpan NextDue => _transaction.NextDue;

    public void Start()
    {
        Proxy.Own(client.Branch, this);
        Follow(_transaction.Start(Proxy.Now), 0);
        Proxy.Schedule(this);
    }

    /// <summary>Nobody waits for it any more.</summary>
    public void Abandon() => Proxy.Disown(client.Branch);

    public override void OnResponse(SipMessageView response, TimeSpan now) =>
        Follow(_transaction.ReceiveResponse(response.StatusCode, now), response.StatusCode);

    public override void Elapse(TimeSpan now) => Follow(_transaction.Elapse(now), 0);

    private void Follow(TransactionActions actions, int code)
    {
        if (actions.HasFlag(TransactionActions.Transmit)
            && !Proxy.Send(method, client.Listener, client.Target, client.Sent))
            actions = _transaction.FailTransport() | TransactionActions.TimedOut;
        if (actions.HasFlag(TransactionActions.TimedOut))
            onEnd(0);
        else if (actions.HasFlag(TransactionActions.PassUp) && code >= 200)
            onEnd(code);
        if (actions.HasFlag(TransactionActions.Terminate))
            Proxy.Disown(client.Branch);
    }
}
