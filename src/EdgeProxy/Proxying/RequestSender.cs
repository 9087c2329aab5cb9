using Spit.Detection;
using Spit.EdgeProxy.Calls;
using Spit.EdgeProxy.Screening;
using Spit.EdgeProxy.Transport;
using Spit.Sip;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Proxying;

/// <summary>The last steps of a request: find the target's address, write, send. Runs under the proxy's lock.</summary>
internal sealed class RequestSender(
    SipProxy proxy,
    IReadOnlyList<UdpListener> listeners,
    SipEndPoint nextHop,
    RequestForwarder forwarder,
    TargetResolver resolver,
    RouteFingerprint fingerprint,
    AttemptReader attempts,
    RunningPolicy policies,
    TrunkTable trunks,
    CancellationToken stopping)
{
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];

    /// <summary>True for the next hop: what it sends comes from the carrier's core and is not screened.</summary>
    public bool IsInside(SipEndPoint source) => source == nextHop;

    public void Send(ProxyTransaction transaction, SipMessageView request, in RoutePlan plan, Verdict? verdict)
    {
        if (resolver.TryResolve(plan.TargetHost, plan.TargetPort, out var target))
            Send(transaction, request, plan, target, verdict);
        else
            _ = SendWhenResolvedAsync(transaction, plan, verdict);
    }

    /// <summary>Sends a call to a challenger, with what that has to know.</summary>
    public void Divert(
        ProxiedInvite invite, SipMessageView request, in RoutePlan plan, SipEndPoint challenger, byte[] handOver) =>
        Send(invite, request, plan, challenger, verdict: null, handOver);

    /// <summary>Sends an ACK to a 2xx: nothing waits for it, so what cannot be sent is dropped.</summary>
    public void SendStateless(ReceivedRequest received, SipMessageView request, in RoutePlan plan)
    {
        if (resolver.TryResolve(plan.TargetHost, plan.TargetPort, out var target))
            SendStateless(received, request, plan, target);
        else
            _ = SendStatelessWhenResolvedAsync(received, plan);
    }

    private void SendStateless(
        ReceivedRequest received, SipMessageView request, in RoutePlan plan, SipEndPoint target)
    {
        if (ListenerFor(target, received.Listener) is not { } listener)
            return;
        var departure = new Departure
        {
            Listener = listener,
            Branch = BranchId.New(0),
            IsFromInside = IsInside(received.Source),
        };
        proxy.Send(SipMethod.Ack, listener, target, forwarder.Write(request, received, plan, departure));
    }

    private async Task SendWhenResolvedAsync(ProxyTransaction transaction, RoutePlan plan, Verdict? verdict)
    {
        var target = await ResolveAsync(transaction.Request, plan).ConfigureAwait(false);
        proxy.Enter((this, transaction, plan, verdict, target), static s =>
        {
            var (sender, transaction, plan, verdict, target) = s;
            if (target is { } found)
                sender.Send(transaction, transaction.Request.Read(sender._slots), plan, found, verdict);
            else
                transaction.Answer(LocalResponse.ServerError, sender.Now);
            sender.Reschedule(transaction);
        });
    }

    private async Task SendStatelessWhenResolvedAsync(ReceivedRequest received, RoutePlan plan)
    {
        if (await ResolveAsync(received, plan).ConfigureAwait(false) is not { } target)
            return;
        proxy.Enter((this, received, plan, target), static s =>
            s.Item1.SendStateless(s.received, s.received.Read(s.Item1._slots), s.plan, s.target));
    }

    // A name only the core knows is the core's to resolve (RFC 3261 16.6 step 7: policy names the hop).
    private async Task<SipEndPoint?> ResolveAsync(ReceivedRequest received, RoutePlan plan) =>
        await resolver.ResolveAsync(plan.TargetHost, plan.TargetPort, stopping).ConfigureAwait(false)
        ?? (IsInside(received.Source) ? null : nextHop);

    private TimeSpan Now => proxy.Now;

    private void Reschedule(ProxyTransaction transaction) => proxy.Schedule(transaction);

    private void Send(
        ProxyTransaction transaction,
        SipMessageView request,
        in RoutePlan plan,
        SipEndPoint target,
        Verdict? verdict,
        byte[]? handOver = null)
    {
        // The caller gave up while the name was looked up.
        if (transaction is ProxiedInvite { IsPending: false })
            return;
        if (ListenerFor(target, transaction.Request.Listener) is not { } listener)
        {
            transaction.Answer(LocalResponse.ServerError, proxy.Now);
            return;
        }
        var branch = BranchId.New(fingerprint.OfRouting(request));
        var token = FormsDialog(request) ? TokenFor(transaction, request) : null;
        var trunk = trunks.Find(transaction.Request.Source.Address);
        // A challenger passes on what an edge has let stand.
        var isVouchedFor = transaction is ProxiedInvite { Voucher: not null };
        var departure = new Departure
        {
            Listener = listener,
            Branch = branch,
            IsFromInside = IsInside(transaction.Request.Source),
            KeepsAssertedIdentity = trunk.AssertsIdentity || isVouchedFor,
            KeepsAttestation = trunk.Attests || isVouchedFor,
            Token = token,
            Verdict = verdict,
            HandOver = handOver,
        };
        var bytes = forwarder.Write(request, transaction.Request, plan, departure);
        if (bytes.IsEmpty)
            transaction.Answer(LocalResponse.MessageTooLarge, proxy.Now);
        else
            transaction.Forward(new ClientSide(branch, bytes.ToArray(), listener, target), proxy.Now);
    }

    // Stays on the way of what follows: INVITE (RFC 3261 12), SUBSCRIBE (RFC 6665), REFER (RFC 3515).
    private static bool FormsDialog(SipMessageView request) =>
        request.To.Tag.IsEmpty && request.Method is SipMethod.Invite or SipMethod.Subscribe or SipMethod.Refer;

    private CallToken TokenFor(ProxyTransaction transaction, SipMessageView request)
    {
        var call = (transaction as ProxiedInvite)?.Call;
        var attempt = call?.Attempt ?? attempts.ReadParties(request, transaction.Request, policies.Current);
        return new CallToken(attempt, IsScreened: call is { IsAccounted: false });
    }

    private UdpListener? ListenerFor(SipEndPoint target, UdpListener incoming) =>
        incoming.Family == target.Family ? incoming : listeners.FirstOrDefault(l => l.Family == target.Family);
}
