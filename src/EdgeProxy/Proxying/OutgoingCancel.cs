using Spit.Sip;
using Spit.Sip.Transactions;

namespace Spit.EdgeProxy.Proxying;

/// <summary>
/// The CANCEL that follows a forwarded INVITE: a transaction of its own with the INVITE's branch (RFC 3261 9.1).
/// </summary>
internal sealed class OutgoingCancel(SipProxy proxy, ClientSide invite, byte[] reasonLines)
{
    private readonly ClientTransaction _client = new(proxy.Timers, isReliable: false);
    private readonly byte[] _bytes = proxy.WriteCancel(invite, reasonLines);

    public TimeSpan NextDue => _client.NextDue;

    public void Start(TimeSpan now) => TransmitIfAsked(_client.Start(now));

    public void OnResponse(int code, TimeSpan now) => _client.ReceiveResponse(code, now);

    public void Elapse(TimeSpan now) => TransmitIfAsked(_client.Elapse(now));

    // A CANCEL that cannot be sent changes nothing: the INVITE's own deadline ends the call.
    private void TransmitIfAsked(TransactionActions actions)
    {
        if (actions.HasFlag(TransactionActions.Transmit))
            proxy.Send(SipMethod.Cancel, invite.Listener, invite.Target, _bytes);
    }
}
