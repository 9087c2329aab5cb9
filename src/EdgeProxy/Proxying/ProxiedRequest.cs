using Spit.EdgeProxy.Transport;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.EdgeProxy.Proxying;

/// <summary>A request other than INVITE and ACK on its way through.</summary>
internal sealed class ProxiedRequest(SipProxy proxy, TransactionKey key, ReceivedRequest request)
    : ProxyTransaction(proxy, key, request)
{
    private readonly ServerTransaction _server = new(proxy.Timers, isReliable: false);
    private byte[] _lastResponse = [];
    private ClientTransaction? _client;
    private ClientSide? _clientSide;

    public override TimeSpan NextDue => Earlier(_server.NextDue, _client?.NextDue ?? TimeSpan.MaxValue);

    public override void OnRetransmission(TimeSpan now)
    {
        if (_server.ReceiveRequest(now).HasFlag(TransactionActions.Transmit))
            Proxy.Reply(Request, _lastResponse);
    }

    public override void Forward(ClientSide clientSide, TimeSpan now)
    {
        _clientSide = clientSide;
        _client = new ClientTransaction(Proxy.Timers, isReliable: false);
        Proxy.Own(clientSide.Branch, this);
        if (_client.Start(now).HasFlag(TransactionActions.Transmit))
            Transmit(now);
    }

    public override void OnResponse(SipMessageView response, TimeSpan now)
    {
        if (_client is null)
            return;
        var actions = _client.ReceiveResponse(response.StatusCode, now);
        // RFC 4320 4.1: nobody passes on a provisional response to a non-INVITE request.
        if (actions.HasFlag(TransactionActions.PassUp) && response.StatusCode >= 200)
            PassBack(response, now);
        CloseWhenOver(actions);
    }

    public override void Answer(LocalResponse response, TimeSpan now) =>
        Respond(response.Code, Proxy.Write(response, Request), now);

    public override void Elapse(TimeSpan now)
    {
        if (_server.Elapse(now).HasFlag(TransactionActions.Terminate))
            Proxy.Forget(Key);
        if (_client is null)
            return;
        var actions = _client.Elapse(now);
        if (actions.HasFlag(TransactionActions.Transmit))
            Transmit(now);
        // RFC 4320 4.2: no 408 to a non-INVITE request; it would come too late to be heard. The server side just ends.
        if (actions.HasFlag(TransactionActions.TimedOut))
            Proxy.Forget(Key);
        CloseWhenOver(actions);
    }

    private void Transmit(TimeSpan now)
    {
        if (Proxy.Send(Request.Method, _clientSide!.Listener, _clientSide.Target, _clientSide.Sent))
            return;
        CloseWhenOver(_client!.FailTransport());
        // RFC 3261 16.9: as if a 503 had come, which 16.7 step 6 turns into a 500.
        Answer(LocalResponse.ServerError, now);
    }

    private void PassBack(SipMessageView response, TimeSpan now)
    {
        if (response.StatusCode == 503)
            Answer(LocalResponse.ServerError, now);
        else
            Respond(response.StatusCode, Proxy.PopVia(response), now);
    }

    private void Respond(int code, byte[] response, TimeSpan now)
    {
        if (!_server.SendResponse(code, now).HasFlag(TransactionActions.Transmit))
            return;
        _lastResponse = response;
        Proxy.Reply(Request, response);
    }

    private void CloseWhenOver(TransactionActions actions)
    {
        if (actions.HasFlag(TransactionActions.Terminate))
            Proxy.Disown(_clientSide!.Branch);
    }
}
