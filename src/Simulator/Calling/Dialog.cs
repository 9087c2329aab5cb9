using System.Net;
using System.Text;
using Spit.Sip.Headers;
using Spit.Sip.Messages;
using Spit.Sip.Uris;

namespace Spit.Simulator.Calling;

/// <summary>What a 2xx response says about the way of further requests (RFC 3261 12.1.2).</summary>
/// <param name="To">The To value with the callee's tag.</param>
/// <param name="Target">The Request-URI of further requests: the callee's Contact.</param>
/// <param name="Routes">The route set: Record-Route in reverse order.</param>
/// <param name="NextHop">Where the first route, or else the target, leads.</param>
internal sealed record Dialog(string To, string Target, IReadOnlyList<string> Routes, IPEndPoint NextHop)
{
    /// <param name="response">The 2xx response.</param>
    /// <param name="invited">Where the INVITE went; requests go there too when the next hop is no IP address.</param>
    /// <param name="invitedUri">The Request-URI of the INVITE, for a response without a readable Contact.</param>
    public static Dialog Read(SipMessageView response, IPEndPoint invited, string invitedUri)
    {
        var routes = new List<string>();
        foreach (var route in response.Elements(SipHeaderName.RecordRoute))
            routes.Insert(0, Encoding.UTF8.GetString(route));
        var target = SipNameAddr.TryRead(response.Get(SipHeaderName.Contact), out var contact)
            ? Encoding.UTF8.GetString(contact.Uri)
            : invitedUri;
        var nextHop = routes.Count > 0 && SipNameAddr.TryRead(Encoding.UTF8.GetBytes(routes[0]), out var first)
            ? Encoding.UTF8.GetString(first.Uri)
            : target;
        var to = Encoding.UTF8.GetString(response.Get(SipHeaderName.To));
        return new Dialog(to, target, routes, Address(nextHop) ?? invited);
    }

    private static IPEndPoint? Address(string uri) =>
        SipUri.TryRead(Encoding.UTF8.GetBytes(uri), out var parsed)
        && IPAddress.TryParse(Encoding.UTF8.GetString(parsed.Host), out var address)
            ? new IPEndPoint(address, parsed.Port == 0 ? 5060 : parsed.Port)
            : null;
}
