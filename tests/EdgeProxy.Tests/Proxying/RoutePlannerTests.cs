using Spit.EdgeProxy.Tests.Peers;

namespace Spit.EdgeProxy.Tests.Proxying;

/// <summary>Where requests go: loose and strict routes, in both directions (RFC 3261 16.4 to 16.6, 16.12).</summary>
public sealed class RoutePlannerTests
{
    [Fact]
    public async Task Invite_WithPreloadedLooseRoute_GoesToTheRouteWithItsUri()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        using var elsewhere = new SipPeer();

        edge.Send(new SipRequestText
        {
            Uri = "sip:bob@example.com",
            Extra = $"Route: <sip:{edge.EndPoint};lr>, <sip:{elsewhere.EndPoint};lr>\r\n",
        });

        var received = await elsewhere.ReceiveAsync("INVITE");
        Assert.Equal("INVITE sip:bob@example.com SIP/2.0", received.FirstLine);
        Assert.Equal($"<sip:{elsewhere.EndPoint};lr>", received.One("Route"));
    }

    [Fact]
    public async Task Invite_WhoseNextRouteIsStrict_SwapsRequestUriAndLastRoute()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        using var strict = new SipPeer();

        edge.Send(new SipRequestText
        {
            Uri = "sip:bob@example.com",
            Extra = $"Route: <sip:{edge.EndPoint};lr>, <sip:{strict.EndPoint}>, <sip:last@example.com;lr>\r\n",
        });

        var received = await strict.ReceiveAsync("INVITE");
        Assert.Equal($"INVITE sip:{strict.EndPoint} SIP/2.0", received.FirstLine);
        Assert.Equal(["<sip:last@example.com;lr>", "<sip:bob@example.com>"], received.All("Route"));
    }

    [Fact]
    public async Task Bye_FromAStrictRouterBehindUs_GetsItsRequestUriBack()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var call = await edge.AnswerAsync(new SipRequestText { CallId = "strict" });

        edge.Send(new SipRequestText
        {
            Method = "BYE",
            Uri = call.One("Record-Route").Trim('<', '>'),
            CallId = "strict",
            ToTag = "callee",
            CSeq = 2,
            Extra = $"Route: <sip:bob@{edge.Callee.EndPoint}>\r\n",
        });

        var received = await edge.Callee.ReceiveAsync("BYE");
        Assert.Equal($"BYE sip:bob@{edge.Callee.EndPoint} SIP/2.0", received.FirstLine);
        Assert.Empty(received.All("Route"));
    }

    [Fact]
    public async Task Bye_FromTheCallee_ReachesTheCallersContact()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var call = await edge.AnswerAsync(new SipRequestText { CallId = "back" });

        edge.SendBack(ByeOfCallee(edge, call, "back"));

        var received = await edge.Caller.ReceiveAsync("BYE");
        edge.Caller.Send(received.Response(200), edge.EndPoint);
        await edge.Callee.ReceiveAsync(200);
        await edge.CallerHasNothingMoreAsync();
    }

    [Fact]
    public async Task Bye_FromAStrangerWithOurToken_IsRelayedAndWithoutItIsNot()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        using var stranger = new SipPeer();
        var call = await edge.AnswerAsync(new SipRequestText { CallId = "token" });
        var bye = ByeOfCallee(edge, call, "token");

        stranger.Send(bye.Write(stranger.Port), edge.EndPoint);
        await edge.Caller.ReceiveAsync("BYE");

        // The same route in another call: the token is that call's and no other's, so the edge is no relay for it.
        stranger.Send((bye with { CallId = "other", Branch = "z9hG4bKother" }).Write(stranger.Port), edge.EndPoint);
        await edge.Callee.ReceiveAsync("BYE");
        await edge.CallerHasNothingMoreAsync();
    }

    [Fact]
    public async Task Ack_ToA2xx_IsForwardedWithoutOurRoute()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var call = await edge.AnswerAsync(new SipRequestText { CallId = "ack" });

        edge.Send(new SipRequestText
        {
            Method = "ACK",
            Uri = $"sip:bob@{edge.Callee.EndPoint}",
            CallId = "ack",
            ToTag = "callee",
            Extra = $"Route: {call.One("Record-Route")}\r\n",
        });

        var received = await edge.Callee.ReceiveAsync("ACK");
        Assert.Equal($"ACK sip:bob@{edge.Callee.EndPoint} SIP/2.0", received.FirstLine);
        Assert.Empty(received.All("Route"));
    }

    [Fact]
    public async Task Invite_WhoseRouteNamesAHost_IsResolved()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        edge.Send(new SipRequestText { Extra = $"Route: <sip:localhost:{edge.Callee.Port};lr>\r\n" });

        await edge.Callee.ReceiveAsync("INVITE");
    }

    [Fact]
    public async Task Invite_WhoseRouteNamesAnUnknownHost_GoesToTheNextHopWhichMayKnowIt()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        var received = await edge.InviteAsync(new SipRequestText { Extra = "Route: <sip:core.invalid;lr>\r\n" });

        Assert.Equal("<sip:core.invalid;lr>", received.One("Route"));
    }

    private static SipRequestText ByeOfCallee(EdgeUnderTest edge, SipText call, string callId) => new()
    {
        Method = "BYE",
        Uri = $"sip:alice@{edge.Caller.EndPoint}",
        CallId = callId,
        FromTag = "callee",
        ToTag = "caller",
        Extra = $"Route: {call.One("Record-Route")}\r\n",
    };
}
