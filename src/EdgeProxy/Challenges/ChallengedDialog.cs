using System.Text;
using Spit.EdgeProxy.Proxying;
using Spit.EdgeProxy.Transport;
using Spit.Sip;
using Spit.Sip.Headers;
using Spit.Sip.Messages;
using Spit.Sip.Uris;

namespace Spit.EdgeProxy.Challenges;

/// <summary>What a BYE to the party opposite a challenger needs.</summary>
/// <param name="Node">The challenger, for which it would be sent.</param>
/// <param name="Listener">Whence.</param>
/// <param name="Target">Whither.</param>
/// <param name="RequestUri">The party's Contact.</param>
/// <param name="Fields">Route, From, To and Call-ID lines.</param>
internal sealed record ChallengedDialog(
    ChallengerNode Node, UdpListener Listener, SipEndPoint Target, string RequestUri, string Fields)
{
    // Above what a challenger reaches by itself: it sends a handful of requests within a call.
    private const int SequenceNumber = 1_000_000;

    /// <summary>Null when the party named no Contact to be reached at.</summary>
    public static ChallengedDialog? TryRead(
        SipProxy proxy, ChallengerNode node, ProxiedInvite invite, SipMessageView response)
    {
        var request = invite.Request.Read(new SipHeaderSlot[SipLimits.MaxHeaders]);
        var isToCaller = invite.Diversion is not null;
        var party = isToCaller ? request : response;
        if (!SipNameAddr.TryRead(party.Get(SipHeaderName.Contact), out var contact))
            return null;
        var fields = new StringBuilder();
        foreach (var route in isToCaller ? RoutesToCaller(request) : RoutesToCallee(proxy, response))
            fields.Append("Route: ").Append(route).Append("\r\n");
        var (from, to) = isToCaller
            ? (Text(response.Get(SipHeaderName.To)), Text(request.Get(SipHeaderName.From)))
            : (Text(request.Get(SipHeaderName.From)), Text(response.Get(SipHeaderName.To)));
        fields.Append("From: ").Append(from).Append("\r\nTo: ").Append(to)
            .Append("\r\nCall-ID: ").Append(Text(response.CallId)).Append("\r\n");
        var (listener, target) = isToCaller
            ? (invite.Request.Listener, invite.Request.ReplyTo)
            : (invite.SentBy ?? invite.Request.Listener, invite.SentTo ?? invite.Request.ReplyTo);
        return new ChallengedDialog(node, listener, target, Text(contact.Uri), fields.ToString());
    }

    public byte[] WriteBye(BranchId branch)
    {
        Span<byte> via = stackalloc byte[512];
        var viaText = Text(via[..branch.WriteVia(Listener, via)]);
        return Encoding.Latin1.GetBytes(
            $"BYE {RequestUri} SIP/2.0\r\nVia: {viaText}\r\nMax-Forwards: {SipLimits.InitialMaxForwards}\r\n{Fields}"
            + $"CSeq: {SequenceNumber} BYE\r\nReason: SIP;cause=500;text=\"Answering machine lost\"\r\n"
            + "Content-Length: 0\r\n\r\n");
    }

    // RFC 3261 12.1.1: whom the INVITE passed before it came here, in that order as seen from the called side.
    private static List<string> RoutesToCaller(SipMessageView request)
    {
        var routes = new List<string>();
        foreach (var element in request.Elements(SipHeaderName.RecordRoute))
            routes.Add(Text(element));
        return routes;
    }

    // RFC 3261 12.1.2: in reverse order, and only those between here and the callee.
    private static List<string> RoutesToCallee(SipProxy proxy, SipMessageView response)
    {
        var routes = new List<string>();
        foreach (var element in response.Elements(SipHeaderName.RecordRoute))
        {
            if (SipNameAddr.TryRead(element, out var route) && SipUri.TryRead(route.Uri, out var uri)
                && proxy.IsOwn(uri))
                break;
            routes.Insert(0, Text(element));
        }
        return routes;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}
