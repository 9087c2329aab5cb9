using Spit.Sip;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Proxying;

/// <summary>
/// The checks of RFC 3261 16.3 that need more than the syntax, and the answers the proxy gives for itself.
/// </summary>
internal sealed class RequestChecks(RouteFingerprint fingerprint, LocalAddresses local)
{
    private static readonly LocalResponse BadRoute = new(400, "Bad Route");

    private static readonly LocalResponse Capabilities = new(
        200, "OK", "Accept: application/sdp\r\nSupported: \r\nAllow: INVITE, ACK, CANCEL, BYE, OPTIONS\r\n");

    /// <summary>The answer that ends the request here; null when it goes on.</summary>
    public LocalResponse? Check(SipMessageView request, bool hasPlan, in RoutePlan plan)
    {
        if (!hasPlan)
            return BadRoute;
        if (plan.IsForProxy && request.Method == SipMethod.Options)
            return UnsupportedExtensions(request) ?? Capabilities;
        // Step 3.
        if (request.MaxForwards == 0)
            return LocalResponse.TooManyHops;
        // Step 4.
        if (BranchId.IsLoop(request, fingerprint.OfRouting(request), local))
            return LocalResponse.LoopDetected;
        // Step 5.
        return UnsupportedExtensions(request);
    }

    // We support no proxy extension, so every option tag that a Proxy-Require names is unsupported (20.29).
    private static LocalResponse? UnsupportedExtensions(SipMessageView request)
    {
        List<string>? tags = null;
        foreach (var tag in request.Elements(SipHeaderName.ProxyRequire))
        {
            if (!tag.IsEmpty)
                (tags ??= []).Add(System.Text.Encoding.Latin1.GetString(tag));
        }
        return tags is null
            ? null
            : new LocalResponse(420, "Bad Extension", $"Unsupported: {string.Join(", ", tags)}\r\n");
    }
}
