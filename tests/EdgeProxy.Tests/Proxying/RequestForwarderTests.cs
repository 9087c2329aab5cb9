using Spit.EdgeProxy.Tests.Peers;

namespace Spit.EdgeProxy.Tests.Proxying;

/// <summary>What a request looks like when it leaves (RFC 3261 16.6).</summary>
public sealed class RequestForwarderTests
{
    [Fact]
    public async Task Invite_FromOutside_LeavesWithOurViaAndRecordRouteAndOneHopLess()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        var received = await edge.InviteAsync(new SipRequestText());

        var vias = received.All("Via");
        Assert.Equal(2, vias.Length);
        Assert.StartsWith($"SIP/2.0/UDP {edge.EndPoint};branch=z9hG4bK", vias[0], StringComparison.Ordinal);
        Assert.Contains($";rport={edge.Caller.Port}", vias[1], StringComparison.Ordinal);
        Assert.Contains(";received=127.0.0.1", vias[1], StringComparison.Ordinal);
        Assert.StartsWith($"<sip:{edge.EndPoint};lr;", received.One("Record-Route"), StringComparison.Ordinal);
        Assert.Equal("69", received.One("Max-Forwards"));
    }

    [Fact]
    public async Task Invite_WithoutMaxForwards_LeavesWithSeventy()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        var received = await edge.InviteAsync(new SipRequestText { MaxForwards = "" });

        Assert.Equal("70", received.One("Max-Forwards"));
    }

    [Fact]
    public async Task UnknownMethod_WithOddHeadersAndBinaryBody_ArrivesByteExact()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        const string Odd = "X-Odd :  one\r\n  two\r\nx-ODD: \"a, b\" , c\r\nIdentity: abc;info=<https://x>\r\n";
        const string Body = "\0\u0001\r\n\r\nbinary";

        edge.Caller.Send(
            new SipRequestText { Method = "FOO-BAR", Extra = Odd, Body = Body }.Write(edge.Caller.Port) + "behind",
            edge.EndPoint);

        var received = await edge.Callee.ReceiveAsync("FOO-BAR");
        Assert.Contains(Odd, received.Text, StringComparison.Ordinal);
        Assert.Equal(Body, received.Body);
    }

    [Fact]
    public async Task Invite_WithForgedVerdictAndIdentity_LosesBothAtTheBoundary()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        var received = await edge.InviteAsync(new SipRequestText
        {
            Extra = "x-spit-verdict: allow\r\nX-Spit-Other: 1\r\n"
                + "P-Asserted-Identity: <sip:+493023125999@carrier.example>\r\n",
        });

        Assert.DoesNotContain("x-spit", received.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(received.All("P-Asserted-Identity"));
    }

    [Theory]
    [InlineData("urn:service:sos")]
    [InlineData("tel:+493023125001")]
    [InlineData("sips:+493023125001@carrier.example")]
    public async Task Invite_ToAnyKnownScheme_GoesToTheNextHopUnchanged(string uri)
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        var received = await edge.InviteAsync(new SipRequestText { Uri = uri });

        Assert.Equal($"INVITE {uri} SIP/2.0", received.FirstLine);
    }
}
