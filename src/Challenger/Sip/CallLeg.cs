using Spit.Sip.Messages;

namespace Spit.Challenger.Sip;

/// <summary>One end of a call: its dialog, and the INVITEs in it.</summary>
internal sealed class CallLeg : IInviteUser
{
    private readonly Switchboard _board;
    private readonly ICallUser _user;
    private InviteServer? _server;
    private InviteClient? _client;
    private Action<byte[]?>? _onReanswer;
    private bool _isAnswered;

    private CallLeg(Switchboard board, Dialog dialog, ICallUser user) =>
        (_board, Dialog, _user) = (board, dialog, user);

    public Dialog Dialog { get; }

    public bool IsOver { get; private set; }

    /// <summary>Whether the far end has what it needs to talk: a 2xx and its ACK were exchanged.</summary>
    public bool IsEstablished => _isAnswered && !IsOver && _server?.IsAcknowledged != false;

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
    /// <param name="offer">The session description.</param>
    /// <param name="onAnswer">Hears the answer; null: it was refused.</param>
    /// <returns>False when an INVITE is under way in either direction.</returns>
    public bool TryReinvite(byte[] offer, Action<byte[]?> onAnswer)
    {
        if (!IsEstablished || _client is { IsOver: false } && _onReanswer is not null) return false;
        _onReanswer = onAnswer;
        Invite("", offer);
        return true;
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

    public void ReceiveAck(SipMessageView ack) => _server?.Acknowledge(ack.Body);

    public void ReceiveCancel()
    {
        if (IsOver || _server is not { IsPending: true } || _isAnswered) return;
        _server.Respond(487, "Request Terminated");
        EndAndTell();
    }

    public void ReceiveBye()
    {
        if (!IsOver) EndAndTell();
    }

    /// <summary>A re-INVITE.</summary>
    public void Receive(InviteServer server, SipMessageView invite)
    {
        // RFC 3261 14.2: one at a time; 491 where both sides began at once.
        if (_server is { IsPending: true })
        {
            server.Respond(500, "Server Internal Error", "Retry-After: 2\r\n");
            return;
        }
        if (_client is { IsOver: false } && _onReanswer is not null)
        {
            server.Respond(491, "Request Pending");
            return;
        }
        _server = server;
        server.OnNoAck = EndUnacknowledged;
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
            onReanswer(response.Body.ToArray());
            return;
        }
        Dialog.Establish(response);
        _isAnswered = true;
        if (!IsOver) _user.OnAnswered(this, response.Body.ToArray());
    }

    void IInviteUser.OnAnsweredTooLate() => Bye("");

    void IInviteUser.OnFailed(int code)
    {
        if (_onReanswer is { } onReanswer)
        {
            _onReanswer = null;
            onReanswer(null);
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
        _client = new InviteClient(_board, branch, bytes, Dialog.Hop, this, () => WriteAck(sequence));
        _board.Add(_client);
        _client.Start();
    }

    private byte[] WriteAck(uint sequence) => Dialog.Write("ACK", sequence, _board.ViaOf(Switchboard.NewToken()));

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
        _board.Remove(this);
    }
}
