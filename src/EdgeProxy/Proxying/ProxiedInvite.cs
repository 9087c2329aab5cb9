using Spit.EdgeProxy.Challenges;
using Spit.EdgeProxy.Screening;
using Spit.EdgeProxy.Transport;
using Spit.Sip;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.EdgeProxy.Proxying;

/// <summary>An INVITE on its way through, with the CANCEL that may follow it hop by hop.</summary>
internal sealed class ProxiedInvite(SipProxy proxy, TransactionKey key, ReceivedRequest request)
    : ProxyTransaction(proxy, key, request)
{
    private readonly InviteServerTransaction _server = new(proxy.Timers, isReliable: false);
    private byte[] _lastResponse = [];
    private InviteClientTransaction? _client;
    private ClientSide? _clientSide;
    private OutgoingCancel? _cancel;
    private byte[]? _cancelWanted;
    private bool _isSilent;

    // Timer C (RFC 3261 16.8); after a CANCEL, the 64 x T1 within which a final response must come (9.1).
    private TimeSpan _giveUpAt = TimeSpan.MaxValue;

    /// <summary>
    /// What the screening found; null for a call that is not screened (within a dialog, from inside).
    /// </summary>
    public ScreenedCall? Call { get; set; }

    /// <summary>Its way to a challenger; null: it goes to its callee.</summary>
    public Diversion? Diversion { get; set; }

    /// <summary>The challenger that its caller passed at; null: it comes from elsewhere.</summary>
    public ChallengerNode? Voucher { get; set; }

    /// <summary>Where it was sent to.</summary>
    public SipEndPoint? SentTo => _clientSide?.Target;

    /// <summary>What it was sent from.</summary>
    public UdpListener? SentBy => _clientSide?.Listener;

    /// <summary>True until a final response went back.</summary>
    public bool IsPending => _server.State == TransactionState.Proceeding;

    public override TimeSpan NextDue => Earlier(
        Earlier(_server.NextDue, _client?.NextDue ?? TimeSpan.MaxValue),
        Earlier(Earlier(_giveUpAt, HearBy), _cancel?.NextDue ?? TimeSpan.MaxValue));

    // A challenger that says nothing at all is not there.
    private TimeSpan HearBy => Diversion is { } diversion && _client?.State == TransactionState.Calling
        ? diversion.HearBy
        : TimeSpan.MaxValue;

    public override void OnRetransmission(TimeSpan now)
    {
        if (_server.ReceiveRequest(now).HasFlag(TransactionActions.Transmit) && !_isSilent)
            Proxy.Reply(Request, _lastResponse);
    }

    /// <summary>
    /// An ACK with this INVITE's branch; true when it is to be passed on (only an RFC 2543 peer's to a 2xx).
    /// </summary>
    public bool OnAck(TimeSpan now) => _server.ReceiveAck(now).HasFlag(TransactionActions.PassUp);

    public override void Forward(ClientSide clientSide, TimeSpan now)
    {
        _clientSide = clientSide;
        _client = new InviteClientTransaction(Proxy.Timers, isReliable: false);
        Proxy.Own(clientSide.Branch, this);
        _giveUpAt = now + Proxy.TimerC;
        if (_client.Start(now).HasFlag(TransactionActions.Transmit))
            Transmit(now);
    }

    public override void OnResponse(SipMessageView response, TimeSpan now)
    {
        if (_client is null)
            return;
        if (response.CSeq.Method == SipMethod.Cancel)
        {
            _cancel?.OnResponse(response.StatusCode, now);
            return;
        }
        var actions = _client.ReceiveResponse(response.StatusCode, now);
        if (actions.HasFlag(TransactionActions.Acknowledge))
            Proxy.Acknowledge(_clientSide!, response);
        if (actions.HasFlag(TransactionActions.PassUp))
            PassBack(response, now);
        CloseWhenOver(actions);
    }

    /// <summary>Forgets whom it was sent to, so that it can be sent to somebody else or answered here.</summary>
    public void Recall()
    {
        Proxy.Disown(_clientSide!.Branch);
        (_client, _clientSide, _cancel, Diversion) = (null, null, null, null);
        _giveUpAt = TimeSpan.MaxValue;
    }

    /// <summary>The caller gives up (RFC 3261 9.2, 16.10).</summary>
    /// <param name="reasonLines">Reason header lines of the CANCEL, which go along.</param>
    public void Cancel(byte[] reasonLines, TimeSpan now)
    {
        if (!IsPending)
            return;
        if (_client is null)
            Answer(LocalResponse.RequestTerminated, now);
        else
            CancelClient(reasonLines, now);
    }

    public override void Answer(LocalResponse response, TimeSpan now) =>
        Respond(response.Code, Proxy.Write(response, Request), now);

    /// <summary>Ends a call that is still being set up, because the proxy is being stopped.</summary>
    public void Abandon(TimeSpan now)
    {
        if (!IsPending)
            return;
        if (_client is not null)
            CancelClient([], now);
        Answer(LocalResponse.Stopping, now);
    }

    /// <summary>No answer any more, and repeated INVITEs stay unanswered too until the caller has given up.</summary>
    public void FallSilent(TimeSpan now)
    {
        _isSilent = true;
        _giveUpAt = now + Proxy.Timers.TimerB;
    }

    public override void Elapse(TimeSpan now)
    {
        ElapseServer(now);
        if (now >= HearBy && TryTakeBack(0))
            return;
        if (_client is not null)
            ElapseClient(_client.Elapse(now), now);
        _cancel?.Elapse(now);
        if (now >= _giveUpAt)
            GiveUp(now);
    }

    private void ElapseServer(TimeSpan now)
    {
        var actions = _server.Elapse(now);
        if (actions.HasFlag(TransactionActions.Transmit))
            Proxy.Reply(Request, _lastResponse);
        if (actions.HasFlag(TransactionActions.Terminate))
            Proxy.Forget(Key);
    }

    private void ElapseClient(TransactionActions actions, TimeSpan now)
    {
        if (actions.HasFlag(TransactionActions.Transmit))
            Transmit(now);
        if (actions.HasFlag(TransactionActions.TimedOut))
            Finish(LocalResponse.RequestTimeout, now);
        CloseWhenOver(actions);
    }

    private void GiveUp(TimeSpan now)
    {
        _giveUpAt = TimeSpan.MaxValue;
        if (_isSilent)
        {
            Proxy.Forget(Key);
            return;
        }
        if (_cancel is not null)
            Finish(_cancelWanted is null ? LocalResponse.RequestTimeout : LocalResponse.RequestTerminated, now);
        else if (_client!.State == TransactionState.Proceeding)
            SendCancel([], now);
        else
            Finish(LocalResponse.RequestTimeout, now);
    }

    private void CancelClient(byte[] reasonLines, TimeSpan now)
    {
        _cancelWanted ??= reasonLines;
        // RFC 3261 9.1: no CANCEL before a provisional response; it waits for one.
        if (_client!.State == TransactionState.Proceeding)
            SendCancel(_cancelWanted, now);
    }

    private void SendCancel(byte[] reasonLines, TimeSpan now)
    {
        if (_cancel is not null)
            return;
        _cancel = new OutgoingCancel(Proxy, _clientSide!, reasonLines);
        _cancel.Start(now);
        _giveUpAt = now + (64 * Proxy.Timers.T1);
    }

    private void Transmit(TimeSpan now)
    {
        if (Proxy.Send(SipMethod.Invite, _clientSide!.Listener, _clientSide.Target, _clientSide.Sent))
            return;
        CloseWhenOver(_client!.FailTransport());
        // RFC 3261 16.9: as if a 503 had come, which 16.7 step 6 turns into a 500.
        Finish(LocalResponse.ServerError, now);
    }

    private void PassBack(SipMessageView response, TimeSpan now)
    {
        var code = response.StatusCode;
        if (code < 200)
        {
            if (_cancelWanted is not null)
                SendCancel(_cancelWanted, now);
            else if (code > 100)
                _giveUpAt = now + Proxy.TimerC;
            // RFC 3261 16.7 step 5: a 100 goes one hop only.
            if (code > 100)
                Respond(code, Proxy.PopVia(response), now);
            return;
        }
        _giveUpAt = TimeSpan.MaxValue;
        if (TryTakeBack(code))
            return;
        if (code == 503)
        {
            Finish(LocalResponse.ServerError, now);
            return;
        }
        Proxy.Ledger.OnFinal(this, response, Proxy.WallClock);
        if (code < 300 && (Diversion is not null || Voucher is not null))
            Proxy.Diverter?.OnAnswered(this, response);
        Respond(code, Proxy.PopVia(response), now);
    }

    // Who gave up is told so, whatever a challenger says.
    private bool TryTakeBack(int code) =>
        _cancelWanted is null && IsPending && Diversion?.TryTakeBack(this, code) == true;

    private void Finish(LocalResponse response, TimeSpan now)
    {
        _giveUpAt = TimeSpan.MaxValue;
        Proxy.Ledger.OnFailed(this, response.Code, Proxy.WallClock);
        Answer(response, now);
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
        if (actions.HasFlag(TransactionActions.Terminate) && _clientSide is not null)
            Proxy.Disown(_clientSide.Branch);
    }
}
