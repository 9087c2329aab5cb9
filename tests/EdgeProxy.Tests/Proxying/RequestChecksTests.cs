using Spit.EdgeProxy.Tests.Peers;

namespace Spit.EdgeProxy.Tests.Proxying;

/// <summary>What is answered here, and what is dropped (RFC 3261 16.3).</summary>
public sealed class RequestChecksTests
{
    [Theory]
    [InlineData("INVITE")]
    [InlineData("MESSAGE")]
    public async Task Request_WithNoHopLeft_Gets483(string method)
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        edge.Send(new SipRequestText { Method = method, MaxForwards = "0" });

        await edge.Caller.ReceiveAsync(483);
        await edge.CalleeHasNothingMoreAsync();
    }

    [Fact]
    public async Task Request_RequiringProxyExtensions_Gets420WithAllOfThem()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        edge.Send(new SipRequestText { Extra = "Proxy-Require: one, two\r\nProxy-Require: three\r\n" });

        var answer = await edge.Caller.ReceiveAsync(420);
        Assert.Equal("one, two, three", answer.One("Unsupported"));
        await edge.CalleeHasNothingMoreAsync();
    }

    [Fact]
    public async Task Request_ThatComesBackTheSame_IsALoop()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var forwarded = await edge.InviteAsync(new SipRequestText());

        edge.Callee.Send(Returned(forwarded, edge), edge.EndPoint);

        await edge.Callee.ReceiveAsync(482);
    }

    [Fact]
    public async Task Request_ThatComesBackForAnother_IsASpiralAndGoesOn()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        using var another = new SipPeer();
        var forwarded = await edge.InviteAsync(new SipRequestText());

        edge.Callee.Send(
            Returned(forwarded, edge).Replace(
                "INVITE sip:+493023125001@carrier.example", $"INVITE sip:another@{another.EndPoint}"),
            edge.EndPoint);

        await another.ReceiveAsync("INVITE");
    }

    [Fact]
    public async Task Request_OfAnUnknownScheme_Gets416()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        edge.Send(new SipRequestText { Uri = "unknown:thing" });

        await edge.Caller.ReceiveAsync(416);
    }

    [Fact]
    public async Task MalformedRequest_ThatCanBeAnswered_Gets400AndItsAckEndsHere()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var bad = new SipRequestText { Extra = "Content-Length: 5\r\n" };

        edge.Send(bad);
        var answer = await edge.Caller.ReceiveAsync(400);
        edge.Send(bad with { Method = "ACK", Extra = "", ToTag = answer.One("To").Split(";tag=")[1] });

        await edge.CalleeHasNothingMoreAsync();
    }

    [Fact]
    public async Task Options_ToTheProxyItself_IsAnsweredWithItsCapabilities()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        edge.Send(new SipRequestText { Method = "OPTIONS", Uri = $"sip:{edge.EndPoint}" });

        Assert.Contains("INVITE", (await edge.Caller.ReceiveAsync(200)).One("Allow"), StringComparison.Ordinal);
        await edge.CalleeHasNothingMoreAsync();
    }

    [Fact]
    public async Task Options_ToAUser_IsForwarded()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        edge.Send(new SipRequestText { Method = "OPTIONS", Uri = $"sip:100@{edge.EndPoint}" });

        await edge.Callee.ReceiveAsync("OPTIONS");
    }

    [Theory]
    [InlineData("\r\n\r\n")]
    [InlineData("\0\0\0\0")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Datagram_ThatIsNoMessage_IsNotAnswered(string datagram)
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        edge.Caller.Send(datagram, edge.EndPoint);

        await edge.CallerHasNothingMoreAsync();
        await edge.CalleeHasNothingMoreAsync();
    }

    [Fact]
    public async Task Response_ThatIsNotOurs_IsDropped()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var invite = await edge.InviteAsync(new SipRequestText());
        var answer = invite.Response(200, "callee");

        edge.Callee.Send(answer.Replace("branch=z9hG4bK", "branch=z9hG4bX"), edge.EndPoint);
        edge.Callee.Send(answer.Replace($"UDP {edge.EndPoint}", "UDP 192.0.2.1:5060"), edge.EndPoint);

        await edge.CalleeHasNothingMoreAsync();
        await edge.CallerHasNothingMoreAsync();
    }

    /// <summary>The forwarded request as the next hop sends it back: with the next hop's own Via on top.</summary>
    private static string Returned(SipText forwarded, EdgeUnderTest edge)
    {
        var via = forwarded.Text.IndexOf("Via: ", StringComparison.Ordinal);
        return forwarded.Text.Insert(via, $"Via: SIP/2.0/UDP {edge.Callee.EndPoint};branch=z9hG4bKback\r\n");
    }
}
