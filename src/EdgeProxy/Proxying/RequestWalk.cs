using Spit.EdgeProxy.Screening;
using Spit.EdgeProxy.Transport;
using Spit.Sip;
using Spit.Sip.Headers;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.EdgeProxy.Proxying;

/// <summary>The way of a request: match, check, plan, screen, send on. Runs under the proxy's lock.</summary>
internal sealed class RequestWalk(
    SipProxy proxy,
    RoutePlanner planner,
    RequestChecks checks,
    CallScreen screen,
    RequestSender sender,
    TrunkTable trunks,
    SourceAdmission admission,
    ProbeBook probes,
    int maxTransactions)
{
    private readonly byte[] _key = new byte[TransactionKey.MaxLength];

    /// <summary>True while the proxy is being stopped: what is under way ends, nothing new begins.</summary>
    public bool IsDraining { get; set; }

    public void Begin(UdpListener listener, SipEndPoint source, SipMessageView request)
    {
        var key = KeyOf(request, request.Method);
        if (key.IsEmpty)
            proxy.Metrics.Shed("oversized_key");
        else if (proxy.TryFind(key, out var known))
            Repeat(known!, listener, source, request);
        else if (request.Method == SipMethod.Ack)
            SendAck(listener, source, request);
        else if (request.Method == SipMethod.Cancel)
            Cancel(new ProxiedRequest(proxy, TransactionKey.Create(key), Own(listener, source, request)), request);
        else
            Admit(key, Own(listener, source, request), request);
    }

    /// <summary>Takes note of who sent what claims to be SIP and cannot be read.</summary>
    public void NoteMalformed(SipEndPoint source)
    {
        if (!sender.IsInside(source) && !probes.TryAddMalformed(source))
            proxy.Metrics.Shed("probes");
    }

    // Empty when it does not fit: no honest message has such a branch.
    private ReadOnlySpan<byte> KeyOf(SipMessageView request, SipMethod method) =>
        _key.AsSpan(0, Math.Max(0, TransactionKey.Write(request, method, _key)));

    private ReceivedRequest Own(UdpListener listener, SipEndPoint source, SipMessageView request) =>
        new(request, listener, source, proxy.WallClock);

    private void Repeat(ProxyTransaction known, UdpListener listener, SipEndPoint source, SipMessageView request)
    {
        if (request.Method != SipMethod.Ack)
            known.OnRetransmission(proxy.Now);
        else if (((ProxiedInvite)known).OnAck(proxy.Now))
            SendAck(listener, source, request);
        proxy.Schedule(known);
    }

    // RFC 3261 16.11: the ACK to a 2xx is sent on without a transaction. One to an answer of ours ends here.
    private void SendAck(UdpListener listener, SipEndPoint source, SipMessageView ack)
    {
        if (proxy.IsOwnTag(ack.To.Tag))
            return;
        var received = Own(listener, source, ack);
        if (ack.MaxForwards == 0 || !planner.TryPlan(ack, sender.IsInside(source), out var plan))
            proxy.Metrics.Shed("undeliverable_ack");
        else
            sender.SendStateless(received, ack, plan);
    }

    // RFC 3261 9.2, 16.10: hop by hop. A CANCEL that matches nothing here has nothing to cancel further on either: our
    // branch downstream is not the one it names.
    private void Cancel(ProxiedRequest cancel, SipMessageView request)
    {
        proxy.Add(cancel);
        if (proxy.TryFind(KeyOf(request, SipMethod.Invite), out var known) && known is ProxiedInvite invite)
        {
            cancel.Answer(LocalResponse.Ok, proxy.Now);
            invite.Cancel(HeaderLines.Of(request, SipHeaderName.Reason), proxy.Now);
            proxy.Schedule(invite);
        }
        else
        {
            cancel.Answer(LocalResponse.CallDoesNotExist, proxy.Now);
        }
        proxy.Schedule(cancel);
    }

    private void Admit(ReadOnlySpan<byte> key, ReceivedRequest received, SipMessageView request)
    {
        var isEmergency = screen.IsEmergency(request);
        if (proxy.TransactionCount >= maxTransactions && !isEmergency)
        {
            // No answer: the sender's own back-off is the gentlest brake, and 503 would send him elsewhere.
            proxy.Metrics.Shed("transactions");
            return;
        }
        if (!isEmergency && BeginsCall(request) && !IsAdmitted(received.Source))
        {
            // Nor here: who has but a busy moment sends again half a second later.
            proxy.Metrics.Shed("source_rate");
            return;
        }
        ProxyTransaction transaction = request.Method == SipMethod.Invite
            ? new ProxiedInvite(proxy, TransactionKey.Create(key), received)
            : new ProxiedRequest(proxy, TransactionKey.Create(key), received);
        proxy.Add(transaction);
        var isInside = sender.IsInside(received.Source);
        if (!isInside && request.Method != SipMethod.Invite && request.To.Tag.IsEmpty)
            Note(received.Source, request);
        if (checks.Check(request, planner.TryPlan(request, isInside, out var plan), plan) is { } refusal)
            transaction.Answer(refusal, proxy.Now);
        else if (transaction is ProxiedInvite invite)
            BeginInvite(invite, request, plan, isInside, isEmergency);
        else
            PassOn(transaction, request, plan, isInside);
        proxy.Schedule(transaction);
    }

    private void Note(SipEndPoint source, SipMessageView probe)
    {
        if (!probes.TryAdd(source, probe))
            proxy.Metrics.Shed("probes");
    }

    private static bool BeginsCall(SipMessageView request) =>
        request.Method == SipMethod.Invite && request.To.Tag.IsEmpty;

    private bool IsAdmitted(SipEndPoint source) =>
        !ReferenceEquals(trunks.Find(source.Address), Trunk.Undeclared)
        || sender.IsInside(source)
        || admission.TryAdmit(source.Address);

    private void BeginInvite(
        ProxiedInvite invite, SipMessageView request, in RoutePlan plan, bool isInside, bool isEmergency)
    {
        var beginsCall = BeginsCall(request);
        if (IsDraining && beginsCall && !isEmergency)
        {
            invite.Answer(LocalResponse.Stopping, proxy.Now);
            return;
        }
        // RFC 3261 16.2: at once, so that the caller stops repeating while the grid is asked.
        invite.Answer(LocalResponse.Trying, proxy.Now);
        if (beginsCall && !isInside && proxy.Diverter?.TryConnect(invite, request, plan) == true)
            return;
        if (beginsCall && !isInside)
            screen.Screen(invite, request, plan);
        else
            sender.Send(invite, request, plan, verdict: null);
    }

    private void PassOn(ProxyTransaction transaction, SipMessageView request, in RoutePlan plan, bool isInside)
    {
        if (request.Method == SipMethod.Bye)
        {
            proxy.Ledger.OnBye(request, plan.Token, isInside, transaction.Request.At);
            proxy.Diverter?.OnBye(request);
        }
        sender.Send(transaction, request, plan, verdict: null);
    }
}
