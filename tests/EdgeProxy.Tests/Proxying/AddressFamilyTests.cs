using System.Net;
using Spit.EdgeProxy.Tests.Peers;
using Spit.Hosting.Settings;

namespace Spit.EdgeProxy.Tests.Proxying;

/// <summary>An edge between an IPv4 caller and an IPv6 core puts itself on the way twice (RFC 5658).</summary>
public sealed class AddressFamilyTests
{
    [Fact]
    public async Task Call_FromIPv4ToIPv6_IsRoutedThroughBothOfOurAddressesBothWays()
    {
        using var core = new SipPeer("::1");
        await using var edge = await EdgeUnderTest.StartAsync(o => o with
        {
            Sip = [new IPEndPoint(IPAddress.Loopback, 0), new IPEndPoint(IPAddress.IPv6Loopback, 0)],
            NextHop = new HostPort("::1", core.Port),
        });
        var inner = edge.EndPoints[1];

        edge.Send(new SipRequestText { CallId = "bridge" });
        await edge.Caller.ReceiveAsync(100);
        var invite = await core.ReceiveAsync("INVITE");
        core.Send(invite.Response(200, "callee"), inner);
        var answer = await edge.Caller.ReceiveAsync(200);

        Assert.StartsWith($"SIP/2.0/UDP {inner};", invite.All("Via")[0], StringComparison.Ordinal);
        var routes = answer.All("Record-Route");
        Assert.StartsWith($"<sip:{inner};lr;", routes[0], StringComparison.Ordinal);
        Assert.StartsWith($"<sip:{edge.EndPoint};lr;", routes[1], StringComparison.Ordinal);

        edge.Send(new SipRequestText
        {
            Method = "ACK",
            Uri = $"sip:bob@{core.EndPoint}",
            CallId = "bridge",
            ToTag = "callee",
            Extra = $"Route: {routes[1]}, {routes[0]}\r\n",
        });
        Assert.Empty((await core.ReceiveAsync("ACK")).All("Route"));

        core.Send(
            new SipRequestText
            {
                Method = "BYE",
                Uri = $"sip:alice@{edge.Caller.EndPoint}",
                CallId = "bridge",
                FromTag = "callee",
                ToTag = "caller",
                Extra = $"Route: {routes[0]}\r\nRoute: {routes[1]}\r\n",
            }.Write(core.Port).Replace("UDP 127.0.0.1:", "UDP [::1]:"),
            inner);
        var bye = await edge.Caller.ReceiveAsync("BYE");
        edge.Caller.Send(bye.Response(200), edge.EndPoint);
        await core.ReceiveAsync(200);
        Assert.True(Assert.Single(edge.Grid.Outcomes).CalleeHungUp);
    }
}
