using System.Text;
using Spit.EdgeProxy.Calls;
using Spit.Sip.Headers;
using Spit.Sip.Messages;
using Spit.Sip.Uris;

namespace Spit.EdgeProxy.Proxying;

/// <summary>Decides where a request goes (RFC 3261 16.4, 16.5 and 16.6 step 6). Pure.</summary>
/// <remarks>
/// What comes from outside goes to the next hop, unless a Route says otherwise. To the Request-URI goes only what the
/// next hop sends, and what proves by our own token that it belongs to a call through here: the edge is no open relay.
/// </remarks>
internal sealed class RoutePlanner(LocalAddresses local, CallTokens tokens, string nextHopHost, int nextHopPort)
{
    private const int DefaultSipPort = 5060;

    // Our own Record-Routes come alone, or in pairs when a call crosses address families (RFC 5658).
    private const int OwnRoutesAtMost = 2;

    /// <param name="request">A request that was read without an error.</param>
    /// <param name="fromInside">True when it came from the next hop.</param>
    /// <param name="plan">The way, when there is one.</param>
    /// <returns>False when the URI that decides the way cannot be read.</returns>
    public bool TryPlan(SipMessageView request, bool fromInside, out RoutePlan plan)
    {
        plan = default;
        var requestUri = request.RequestUri;
        var restores = false;
        CallToken? token = null;
        if (SipUri.TryRead(requestUri, out var uri) && IsOwnRecordRoute(uri) && TryLastRoute(request, out var last))
        {
            token = tokens.TryOpen(uri, request.CallId);
            requestUri = last;
            restores = true;
            SipUri.TryRead(requestUri, out uri);
        }

        var ownRoutes = 0;
        ReadOnlySpan<byte> next = default;
        foreach (var element in request.Elements(SipHeaderName.Route))
        {
            if (!SipNameAddr.TryRead(element, out var route) || !SipUri.TryRead(route.Uri, out var routeUri))
                return false;
            if (ownRoutes < OwnRoutesAtMost && local.IsOwn(routeUri))
            {
                token ??= tokens.TryOpen(routeUri, request.CallId);
                ownRoutes++;
                continue;
            }
            next = route.Uri;
            break;
        }
        var isLastRoute = restores && next.SequenceEqual(requestUri) && IsOnlyRoute(request, ownRoutes);
        plan = new RoutePlan
        {
            TargetHost = nextHopHost,
            TargetPort = nextHopPort,
            RoutesToPop = ownRoutes,
            RestoresRequestUri = restores,
            RequestUri = restores ? requestUri.ToArray() : null,
            Token = token,
            CameByOwnRoute = ownRoutes > 0 || restores,
        };
        if (!next.IsEmpty && !isLastRoute)
            return TryPlanRoute(next, ref plan);
        plan = plan with { IsForProxy = ownRoutes == 0 && !uri.HasUser && local.IsOwn(uri) };
        var reachesTarget = (fromInside || token is not null) && uri.Scheme is SipUriScheme.Sip or SipUriScheme.Sips;
        return !reachesTarget || local.IsOwn(uri) || TryTarget(uri, ref plan);
    }

    private static bool TryPlanRoute(ReadOnlySpan<byte> next, ref RoutePlan plan)
    {
        if (!SipUri.TryRead(next, out var uri))
            return false;
        if (!uri.Parameters.TryGet("lr"u8, out _))
            plan = plan with { NextIsStrict = true };
        return TryTarget(uri, ref plan);
    }

    private static bool TryTarget(SipUri uri, ref RoutePlan plan)
    {
        if (uri.Host.IsEmpty)
            return false;
        var host = uri.Parameters.TryGet("maddr"u8, out var maddr) && !maddr.IsEmpty ? maddr : uri.Host;
        plan = plan with
        {
            TargetHost = Encoding.Latin1.GetString(host.Trim("[]"u8)),
            TargetPort = uri.Port == 0 ? DefaultSipPort : uri.Port,
        };
        return true;
    }

    private bool IsOwnRecordRoute(SipUri uri) =>
        local.IsOwn(uri) && !uri.HasUser && uri.Parameters.TryGet(CallTokens.ParameterName, out _);

    private static bool TryLastRoute(SipMessageView request, out ReadOnlySpan<byte> last)
    {
        last = default;
        foreach (var element in request.Elements(SipHeaderName.Route))
        {
            if (SipNameAddr.TryRead(element, out var route))
                last = route.Uri;
        }
        return !last.IsEmpty;
    }

    private static bool IsOnlyRoute(SipMessageView request, int ownRoutes)
    {
        var count = 0;
        foreach (var _ in request.Elements(SipHeaderName.Route))
            count++;
        return count == ownRoutes + 1;
    }
}
