using System.Net;
using System.Text;
using Spit.Sip;
using Spit.Sip.Headers;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.Challenger.Sip;

/// <summary>
/// To whom a request goes, and what is answered where it goes to nobody. Runs under the board's lock.
/// </summary>
internal sealed class RequestRouting(Switchboard board, ICallDesk desk)
{
    private const string AllowLine = $"Allow: {Dialog.Allow}\r\n";

    public void Receive(SipMessageView request, IPEndPoint source)
    {
        if (!TryRead(request, request.Method, out var key)) return;
        if (board.FindInvite(key) is { } invite)
        {
            if (request.Method == SipMethod.Ack) invite.Acknowledge(default);
            else invite.Receive();
        }
        else if (request.Method == SipMethod.Ack)
        {
            FindLeg(request)?.ReceiveAck(request);
        }
        else if (!board.TryRepeat(key, source))
        {
            Begin(key, request, source);
        }
    }

    private static bool TryRead(SipMessageView request, SipMethod method, out TransactionKey key)
    {
        Span<byte> bytes = stackalloc byte[TransactionKey.MaxLength];
        var length = TransactionKey.Write(request, method, bytes);
        key = length < 0 ? default : TransactionKey.Create(bytes[..length]);
        return length >= 0;
    }

    private CallLeg? FindLeg(SipMessageView request) =>
        board.FindLeg(Dialog.Text(request.CallId), Dialog.Text(request.To.Tag));

    private void Begin(TransactionKey key, SipMessageView request, IPEndPoint source)
    {
        var isInDialog = !request.To.Tag.IsEmpty;
        switch (request.Method)
        {
            case SipMethod.Cancel:
                Cancel(key, request, source);
                break;
            case SipMethod.Invite when isInDialog:
                Reinvite(key, request, source);
                break;
            case SipMethod.Invite:
                Invite(key, request, source);
                break;
            case SipMethod.Options when !isInDialog:
                // RFC 3261 11.2: as an INVITE would be answered.
                if (desk.HasRoom)
                    board.Answer(key, request, source, 200, "OK", AllowLine + "Accept: application/sdp\r\n");
                else
                    board.Answer(key, request, source, 503, "Service Unavailable");
                break;
            case SipMethod.Bye or SipMethod.Options when FindLeg(request) is { } leg:
                board.Answer(key, request, source, 200, "OK");
                if (request.Method == SipMethod.Bye) leg.ReceiveBye();
                break;
            case SipMethod.Bye or SipMethod.Options:
                board.Answer(key, request, source, 481, "Call/Transaction Does Not Exist");
                break;
            default:
                board.Answer(key, request, source, 405, "Method Not Allowed", AllowLine);
                break;
        }
    }

    private void Cancel(TransactionKey key, SipMessageView request, IPEndPoint source)
    {
        if (!TryRead(request, SipMethod.Invite, out var inviteKey) || board.FindInvite(inviteKey) is not { } invite)
        {
            board.Answer(key, request, source, 481, "Call/Transaction Does Not Exist");
            return;
        }
        board.Answer(key, request, source, 200, "OK");
        invite.Leg?.ReceiveCancel();
    }

    private void Reinvite(TransactionKey key, SipMessageView request, IPEndPoint source)
    {
        var server = new InviteServer(board, request.Bytes.ToArray(), source, Dialog.Text(request.To.Tag));
        board.Add(key, server);
        if (FindLeg(request) is { } leg) leg.Receive(server, request);
        else server.Respond(481, "Call/Transaction Does Not Exist");
    }

    private void Invite(TransactionKey key, SipMessageView request, IPEndPoint source)
    {
        var tag = Switchboard.NewToken();
        var server = new InviteServer(board, request.Bytes.ToArray(), source, tag);
        board.Add(key, server);
        if (Required(request) is { } extensions)
        {
            server.Respond(420, "Bad Extension", $"Unsupported: {extensions}\r\n");
            return;
        }
        server.Respond(100, "Trying");
        desk.OnCall(server, tag, source);
    }

    // RFC 3261 8.2.2.3: we support no extension that somebody might require.
    private static string? Required(SipMessageView request)
    {
        StringBuilder? tags = null;
        foreach (var tag in request.Elements(SipHeaderName.Require))
        {
            if (tag.IsEmpty) continue;
            tags = tags is null ? new StringBuilder() : tags.Append(", ");
            tags.Append(Dialog.Text(tag));
        }
        return tags?.ToString();
    }
}
