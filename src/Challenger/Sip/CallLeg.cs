using Spit.Sip.Messages;

namespace Spit.Challenger.Sip;

/// <summary>One end of a call: its dialog, and the INVITEs in it.</summary>
internal sealed class CallLeg : IInviteUser
{
    private readonly Switchboard _board;
    private readonly ICallUser _user;
    private InviteServer? _server;
    private InviteClient? _client;
    private Action<ReinviteAnswer>? _onReanswer;
    private bool _isAnswered;
    private bool _isReinvited;

    private CallLeg(Switchboard board, Dialog dialog, ICallUser user) =>
        (_board, Dialog, _user) = (board, dialog, user);

    public Dialog Dialog { get; }

    public bool IsOver { get; private set; }

    /// <summary>Whether the far end has what it needs to talk: a 2xx and its ACK were exchanged.</summary>
    public bool IsEstablished => _isAnswered && !IsOver && _server?.IsSettled != false;

    /// <summary>Whether another session may be offered: no INVITE is under way in either direction.</summary>
    public bool CanReinvite => IsEstablished && !IsInviting;

    private bool IsInviting => _onReanswer is not null || _client is { IsUnconfirmed: true };

    /// <summary>The leg of somebody who calls us.</summary>
    public static CallLeg Answer(Switchboard board, InviteServer server, Dialog dialog, ICallUser user)
    {
        var leg = new CallLeg(board, dialog, user) { _server = server };
        (server.Leg, server.OnNoAck) = (leg, leg.EndUnacknowledged);
        board.Add(leg);
        return leg;
    }

    /// <summary>Calls somebody.</summary>
    /// <param name="board">Sends.</param>
    /// <param name="dialog">The dialog to be; its target and hop are where the INVITE goes.</param>
    /// <param name="user">Hears of it.</param>
    /// <param name="extra">Further header lines of the INVITE.</param>
    /// <param name="offer">A session description.</param>
    public static CallLeg Call(Switchboard board, Dialog dialog, ICallUser user, string extra, byte[] offer)
    {
        var leg = new CallLeg(board, dialog, user);
        board.Add(leg);
        leg.Invite(extra, offer);
        return leg;
    }

    /// <summary>Answers the caller's INVITE.</summary>
    public void Respond(int code, string phrase, string extra = "", ReadOnlySpan<byte> body = default)
    {
        if (IsOver || _server is not { IsPending: true }) return;
        _isAnswered |= code is >= 200 and < 300;
        _server.Respond(code, phrase, _board.ContactLine + extra, body);
        if (code >= 300) End();
    }

    /// <summary>Offers the far end another session.</summary>
    /// <param name="offer">
    /// The session description; empty: the far end is to offer, and hears <see cref="Confirm"/> then.
    /// </param>
    /// <param name="onAnswer">Hears the answer, once.</param>
    /// <returns>False when it may not be: see <see cref="CanReinvite"/>.</returns>
    public bool TryReinvite(byte[] offer, Action<ReinviteAnswer> onAnswer)
    {
        if (!CanReinvite) return false;
        _onReanswer = onAnswer;
        _isReinvited = true;
        Invite("", offer);
        return true;
    }

    /// <summary>Answers the offer that a re-INVITE without one has brought.</summary>
    public void Confirm(byte[] answer)
    {
        if (_client is { IsUnconfirmed: true }) _client.Confirm(answer);
    }

    /// <summary>Does not wait any longer for what comes of a re-INVITE; that is told all the same.</summary>
    public void CancelReinvite()
    {
        if (_onReanswer is not null) _client?.Cancel();
    }

    /// <summary>Asks whether the far end still knows of the call.</summary>
    /// <param name="onGone">It does not, or says nothing (RFC 3261 12.2.1.2).</param>
    public void Ask(Action onGone)
    {
        if (!IsEstablished) return;
        var branch = Switchboard.NewToken();
        var bytes = Dialog.Write("OPTIONS", Dialog.Next(), _board.ViaOf(branch));
        new RequestClient(_board, branch, bytes, Dialog.Hop, code =>
        {
            if (code is 408 or 481 && !IsOver) onGone();
        }).Start();
    }

    /// <summary>Ends the leg as its state demands: refused, given up, or hung up.</summary>
    /// <param name="code">The final response, where the far end still waits for one.</param>
    /// <param name="phrase">Its reason phrase.</param>
    /// <param name="extra">Further header lines, such as a Reason.</param>
    public void HangUp(int code, string phrase, string extra = "")
    {
        if (IsOver) return;
        if (!_isAnswered && _server is not null)
        {
            Respond(code, phrase, extra);
        }
        else if (!_isAnswered)
        {
            End();
            _client?.Cancel();
        }
        else
        {
            End();
            Bye(extra);
        }
    }

    // One to an INVITE before that may come again.
    public void ReceiveAck(SipMessageView ack)
    {
        if (_server is { } server && server.Read().CSeq.Number == ack.CSeq.Number) server.Acknowledge(ack.Body);
    }

    public void ReceiveCancel()
    {
        if (IsOver || _server is not { IsPending: true }) return;
        _server.Respond(487, "Request Terminated");
        if (_isAnswered) _server.OnCancel?.Invoke();
        else EndAndTell();
    }

    public void ReceiveBye()
    {
        if (!IsOver) EndAndTell();
    }

    /// <summary>A re-INVITE.</summary>
    public void Receive(InviteServer server, SipMessageView invite)
    {
        // RFC 3261 12.2.2, 14.2: in their order, one at a time; 491 where both sides began at once.
        if (!Dialog.Follows(invite.CSeq.Number) || _server is { IsPending: true })
        {
            server.Respond(500, "Server Internal Error", "Retry-After: 2\r\n");
            return;
        }
        if (IsInviting || !_isAnswered)
        {
            server.Respond(491, "Request Pending");
            return;
        }
        _server = server;
        (server.Leg, server.OnNoAck) = (this, EndUnacknowledged);
        Dialog.Target = Dialog.ContactOf(invite) ?? Dialog.Target;
        _user.OnOffer(this, server, invite.Body.ToArray());
    }

    void IInviteUser.OnProgress(SipMessageView response)
    {
        if (!IsOver && _onReanswer is null && response.StatusCode > 100) _user.OnRinging(this);
    }

    void IInviteUser.OnAnswered(SipMessageView response)
    {
        if (_onReanswer is { } onReanswer)
        {
            _onReanswer = null;
            Dialog.Target = Dialog.ContactOf(response) ?? Dialog.Target;
            // First, so that whoever hears of it may begin another one.
            if (_client is { IsOfferless: false }) Confirm([]);
            onReanswer(new ReinviteAnswer(response.StatusCode, response.Body.ToArray()));
            if (IsOver) Confirm([]);
            return;
        }
        Dialog.Establish(response);
        _isAnswered = true;
        if (!IsOver) _user.OnAnswered(this, response.Body.ToArray());
    }

    // After a re-INVITE the call stands as before.
    void IInviteUser.OnAnsweredTooLate()
    {
        if (!_isReinvited) Bye("");
    }

    void IInviteUser.OnFailed(int code)
    {
        if (_onReanswer is { } onReanswer)
        {
            _onReanswer = null;
            onReanswer(new ReinviteAnswer(code, []));
            return;
        }
        if (IsOver) return;
        End();
        _user.OnFailed(this, code);
    }

    private void Invite(string extra, byte[] offer)
    {
        var sequence = Dialog.Next();
        var branch = Switchboard.NewToken();
        var lines = $"{_board.ContactLine}Allow: {Dialog.Allow}\r\n{extra}";
        var bytes = Dialog.Write("INVITE", sequence, _board.ViaOf(branch), lines, offer);
        _client = new InviteClient(_board, branch, bytes, Dialog.Hop, this, body => WriteAck(sequence, body))
        {
            IsOfferless = offer.Length == 0,
        };
        _board.Add(_client);
        _client.Start();
    }

    private byte[] WriteAck(uint sequence, byte[] body) =>
        Dialog.Write("ACK", sequence, _board.ViaOf(Switchboard.NewToken()), body: body);

    private void Bye(string extra)
    {
        var branch = Switchboard.NewToken();
        var bytes = Dialog.Write("BYE", Dialog.Next(), _board.ViaOf(branch), extra);
        new RequestClient(_board, branch, bytes, Dialog.Hop).Start();
    }

    private void EndUnacknowledged()
    {
        if (IsOver) return;
        Bye("");
        EndAndTell();
    }

    private void EndAndTell()
    {
        End();
        _user.OnHungUp(this);
    }

    private void End()
    {
        IsOver = true;
        // RFC 3261 15.1.2: requests that are still waiting. A 2xx is acknowledged all the same, without its answer.
        if (_server is { IsPending: true }) _server.Respond(487, "Request Terminated");
        Confirm([]);
        _board.Remove(this);
    }
}
