using Spit.EdgeProxy.Proxying;
using Spit.Sip;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Challenges;

/// <summary>
/// The answered calls that a challenger is part of, so that the other party is released when the challenger is lost.
/// </summary>
/// <remarks>
/// A proxy does not speak for an end of a call; here nobody else is left who could, and the challenger is our own. The
/// calls live in this edge's memory: when edge and challenger are lost together, phones notice by the silence.
/// </remarks>
internal sealed class ChallengedDialogs(SipProxy proxy)
{
    // Far more than the challengers of one POP hold; the oldest gives way.
    private const int Most = 20_000;

    private readonly OrderedDictionary<byte[], ChallengedDialog> _dialogs = new(ByteKeyComparer.Instance);

    /// <summary>A call was answered, by a challenger or by whom it called.</summary>
    public void Add(ProxiedInvite invite, SipMessageView response)
    {
        var node = invite.Diversion?.Node ?? invite.Voucher;
        if (node is null || ChallengedDialog.TryRead(proxy, node, invite, response) is not { } dialog)
            return;
        if (_dialogs.Count >= Most)
            _dialogs.RemoveAt(0);
        _dialogs[response.CallId.ToArray()] = dialog;
    }

    public void Remove(ReadOnlySpan<byte> callId)
    {
        if (_dialogs.Count > 0)
            _dialogs.Remove(callId.ToArray());
    }

    /// <summary>Hangs up for a challenger that is gone; returns on how many.</summary>
    public int End(ChallengerNode node)
    {
        var ended = 0;
        foreach (var (callId, dialog) in _dialogs.Where(d => d.Value.Node.EndPoint == node.EndPoint).ToArray())
        {
            _dialogs.Remove(callId);
            var branch = BranchId.New(0);
            var client = new ClientSide(
                branch, dialog.WriteBye(branch), dialog.Listener, dialog.Target);
            new OwnRequest(proxy, SipMethod.Bye, client, static _ => { }).Start();
            ended++;
        }
        return ended;
    }
}
