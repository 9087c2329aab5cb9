using Spit.Detection;
using Spit.EdgeProxy.Proxying;
using Spit.EdgeProxy.Screening;
using Spit.Sip;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Challenges;

/// <summary>
/// Sends suspicious calls to a challenger, takes them back when none will have them, and lets those through that a
/// challenger sends on. Runs under the proxy's lock.
/// </summary>
internal sealed class CallDiverter
{
    private readonly SipProxy _proxy;
    private readonly RequestSender _sender;
    private readonly ChallengerPool _pool;
    private readonly HandOvers _handOvers;
    private readonly ChallengedDialogs _dialogs;
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];

    public CallDiverter(SipProxy proxy, RequestSender sender, ChallengerPool pool, HandOvers handOvers)
    {
        (_proxy, _sender, _pool, _handOvers) = (proxy, sender, pool, handOvers);
        _dialogs = new ChallengedDialogs(proxy);
        pool.OnLost = Release;
    }

    /// <summary>What becomes of a call that no challenger will have.</summary>
    public Action<ProxiedInvite, Diversion>? Fallback { get; set; }

    /// <summary>Sends a call to a challenger; false when none is up.</summary>
    public bool TryDivert(
        ProxiedInvite invite, ScreenedCall call, SipMessageView request, in RoutePlan plan, Verdict verdict)
    {
        var diversion = new Diversion(this, call, verdict, plan);
        if (TrySend(invite, diversion, request))
            return true;
        _proxy.Metrics.Challenge("none_up");
        return false;
    }

    /// <summary>
    /// A challenger will not have the call, or says nothing: the next one, else the policy's fallback.
    /// </summary>
    public void GoOn(ProxiedInvite invite, Diversion diversion, int code)
    {
        invite.Recall();
        _proxy.Metrics.Challenge(code == 0 ? "silent" : "returned");
        // Media that one challenger cannot measure, no other can.
        if (code == 488 || !TrySend(invite, diversion, invite.Request.Read(_slots)))
        {
            diversion.Call.IsAccounted = false;
            Fallback?.Invoke(invite, diversion);
        }
        _proxy.Schedule(invite);
    }

    /// <summary>Lets a call through whose caller passed; false when the request is nothing of the kind.</summary>
    public bool TryConnect(ProxiedInvite invite, SipMessageView request, in RoutePlan plan)
    {
        if (_handOvers.TryRead(request) is not { } passed)
            return false;
        invite.Call = new ScreenedCall(passed.Attempt, Detection.Policies.Policy.Default) { Verdict = passed.Verdict };
        invite.Voucher = _pool.Find(invite.Request.Source) ?? new ChallengerNode(invite.Request.Source);
        _proxy.Metrics.Challenge("passed");
        _sender.Send(invite, request, plan, passed.Verdict);
        return true;
    }

    /// <summary>A 2xx goes back on a call that a challenger is part of.</summary>
    public void OnAnswered(ProxiedInvite invite, SipMessageView response) => _dialogs.Add(invite, response);

    /// <summary>A BYE passes.</summary>
    public void OnBye(SipMessageView bye) => _dialogs.Remove(bye.CallId);

    private bool TrySend(ProxiedInvite invite, Diversion diversion, SipMessageView request)
    {
        if (_pool.Pick(diversion.Tried) is not { } node)
            return false;
        // The challenger tells how it went: neither its answer nor its hanging up is the callee's.
        diversion.Call.IsAccounted = true;
        diversion.Begin(node, _proxy.Now);
        invite.Diversion = diversion;
        var party = new ScreenedParty(diversion.Call.Attempt, diversion.Verdict);
        _proxy.Metrics.Challenge("diverted");
        _sender.Divert(invite, request, diversion.Plan, node.EndPoint, _handOvers.Write(party, request.CallId));
        return true;
    }

    private void Release(ChallengerNode node)
    {
        foreach (var invite in _proxy.PendingInvites())
        {
            if (invite.Diversion is { } diversion && diversion.Node == node)
                GoOn(invite, diversion, code: 0);
        }
        for (var ended = _dialogs.End(node); ended > 0; ended--)
            _proxy.Metrics.Challenge("released");
    }
}
