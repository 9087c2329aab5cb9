using Spit.Detection;
using Spit.EdgeProxy.Tests.Peers;
using HandOver = Spit.Protocol.V1.HandOver;

namespace Spit.EdgeProxy.Tests.Challenges;

/// <summary>What becomes of a call that is to be challenged.</summary>
public sealed class CallDiverterTests
{
    private static readonly SipRequestText Invite = new()
    {
        CallId = "challenged",
        Branch = "z9hG4bKchallenged",
        Extra = "Contact: <sip:caller@127.0.0.1:5999>\r\nX-Spit-Handover: forged\r\n",
    };

    [Fact]
    public async Task Invite_ChallengerUp_IsHandedOverWithAllItMustKnow()
    {
        await using var site = await ChallengedSite.StartAsync();

        site.Edge.Send(Invite);
        var invite = await ChallengedSite.NextAsync(site.Challenger);

        Assert.StartsWith("INVITE sip:+493023125001@carrier.example", invite.FirstLine, StringComparison.Ordinal);
        var handOver = site.Open(invite);
        Assert.Equal("+493023125009", handOver.Attempt.Caller.Identity);
        Assert.Equal(("+493023125001", "test"), (handOver.Attempt.Callee, handOver.Pop));
        Assert.Equal("challenges-all", handOver.Verdict.PolicyRevision);
        Assert.Equal(site.Edge.Time.GetUtcNow().ToUnixTimeMilliseconds(), handOver.IssuedUnixMs, 2000L);
        await site.Edge.CalleeHasNothingMoreAsync();
    }

    [Theory]
    [InlineData(Disposition.Tag)]
    [InlineData(Disposition.Greylist)]
    public async Task Invite_NoChallengerUp_ThePolicysFallbackHolds(Disposition fallback)
    {
        await using var site = await ChallengedSite.StartAsync(up: 0, fallback: fallback);

        site.Edge.Send(Invite);

        await ExpectFallbackAsync(site, fallback);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(403)]
    [InlineData(488)]
    public async Task Invite_ChallengerWillNotHaveIt_GoesOnWithout(int code)
    {
        await using var site = await ChallengedSite.StartAsync();

        site.Edge.Send(Invite);
        var invite = await ChallengedSite.NextAsync(site.Challenger);
        site.Challenger.Send(invite.Response(code, "machine"), site.Edge.EndPoint);

        await ExpectFallbackAsync(site, Disposition.Tag);
        await ExpectAtChallengerAsync(site, "ACK ");
    }

    [Fact]
    public async Task Invite_FirstChallengerSaysNothing_TheNextOneHasIt()
    {
        await using var site = await ChallengedSite.StartAsync(count: 2, up: 2);

        site.Edge.Send(Invite);
        var first = await ChallengedSite.NextAsync(site.Challenger);
        site.Edge.Advance(TimeSpan.FromSeconds(1.1));
        var second = await ChallengedSite.NextAsync(site.Challengers[1]);

        Assert.Equal(first.One("Call-ID"), second.One("Call-ID"));
        Assert.NotEqual(first.All("Via")[0], second.All("Via")[0]);
    }

    [Fact]
    public async Task Invite_ChallengerRefusesTheCaller_HeIsToldSo()
    {
        await using var site = await ChallengedSite.StartAsync();

        site.Edge.Send(Invite);
        var invite = await ChallengedSite.NextAsync(site.Challenger);
        site.Challenger.Send(invite.Response(603, "machine"), site.Edge.EndPoint);

        await site.Edge.Caller.ReceiveAsync(100);
        await site.Edge.Caller.ReceiveAsync(603);
        Assert.Empty(site.Edge.Grid.Outcomes);
    }

    [Fact]
    public async Task Challenge_AnsweredAndEnded_IsNoOutcome()
    {
        await using var site = await ChallengedSite.StartAsync();
        site.Edge.Send(Invite);
        var invite = await ChallengedSite.NextAsync(site.Challenger);
        site.Challenger.Send(
            invite.Response(200, "machine", $"Contact: <sip:127.0.0.1:{site.Challenger.Port}>\r\n"),
            site.Edge.EndPoint);
        await site.Edge.Caller.ReceiveAsync(100);
        var answer = await site.Edge.Caller.ReceiveAsync(200);

        site.Edge.Send(Invite with
        {
            Method = "BYE",
            Branch = "z9hG4bKbye",
            CSeq = 2,
            ToTag = "machine",
            Uri = $"sip:127.0.0.1:{site.Challenger.Port}",
            Extra = $"Route: {answer.One("Record-Route")}\r\n",
        });

        await ExpectAtChallengerAsync(site, "BYE ");
        Assert.Empty(site.Edge.Grid.Outcomes);
    }

    [Fact]
    public async Task Connect_CallerPassed_IsDeliveredTaggedAndItsOutcomeIsHis()
    {
        await using var site = await ChallengedSite.StartAsync();
        site.Edge.Send(Invite);
        var handOver = site.Open(await ChallengedSite.NextAsync(site.Challenger));
        handOver.Passed = true;

        site.Challenger.Send(Connect(site, handOver), site.Edge.EndPoint);
        var delivered = await site.Edge.Callee.ReceiveAsync("INVITE");
        site.Edge.Respond(delivered, 486);

        Assert.Contains("forced=CHALLENGE_PASSED", delivered.One("X-Spit-Verdict"), StringComparison.Ordinal);
        Assert.Empty(delivered.All("X-Spit-Handover"));
        Assert.Equal("<sip:+493023125009@carrier.example>", delivered.One("P-Asserted-Identity"));
        await site.Challenger.ReceiveAsync(100);
        await site.Challenger.ReceiveAsync(486);
        var outcome = Assert.Single(site.Edge.Grid.Outcomes);
        Assert.Equal(("+493023125009", 486), (outcome.Attempt.Caller.Identity, outcome.Code));
        Assert.Single(site.Edge.Grid.Asked);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 31)]
    public async Task Connect_NotPassedOrStale_IsScreenedLikeAnyCall(bool passed, int age)
    {
        await using var site = await ChallengedSite.StartAsync();
        site.Edge.Send(Invite);
        var handOver = site.Open(await ChallengedSite.NextAsync(site.Challenger));
        handOver.Passed = passed;
        handOver.IssuedUnixMs -= age * 1000;

        site.Challenger.Send(Connect(site, handOver), site.Edge.EndPoint);

        await site.Challenger.ReceiveAsync(100);
        Assert.Equal("second", (await ChallengedSite.NextAsync(site.Challenger)).One("Call-ID"));
        Assert.Equal(2, site.Edge.Grid.Asked.Count);
    }

    [Fact]
    public async Task Lost_ChallengerWithAnsweredCalls_CallersAndCalleesAreReleased()
    {
        await using var site = await ChallengedSite.StartAsync();
        site.Edge.Send(Invite);
        var invite = await ChallengedSite.NextAsync(site.Challenger);
        site.Challenger.Send(
            invite.Response(200, "machine", $"Contact: <sip:127.0.0.1:{site.Challenger.Port}>\r\n"),
            site.Edge.EndPoint);
        await site.Edge.Caller.ReceiveAsync(100);
        await site.Edge.Caller.ReceiveAsync(200);
        var handOver = site.Open(invite);
        handOver.Passed = true;
        site.Challenger.Send(Connect(site, handOver), site.Edge.EndPoint);
        var delivered = await site.Edge.Callee.ReceiveAsync("INVITE");
        site.Edge.Respond(delivered, 200, extra: $"Contact: <sip:callee@127.0.0.1:{site.Edge.Callee.Port}>\r\n");
        await site.Challenger.ReceiveAsync(100);
        await site.Challenger.ReceiveAsync(200);

        site.Edge.Advance(TimeSpan.FromSeconds(7));

        var toCaller = await NextByeAsync(site.Edge.Caller);
        Assert.StartsWith("BYE sip:caller@127.0.0.1:5999", toCaller.FirstLine, StringComparison.Ordinal);
        Assert.Equal(("<sip:+493023125009@carrier.example>;tag=caller", "challenged"),
            (toCaller.One("To"), toCaller.One("Call-ID")));
        Assert.EndsWith(";tag=machine", toCaller.One("From"), StringComparison.Ordinal);
        var toCallee = await NextByeAsync(site.Edge.Callee);
        Assert.Equal("second", toCallee.One("Call-ID"));
        Assert.EndsWith(";tag=callee", toCallee.One("To"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lost_ChallengerThatRang_TheCallGoesOnWithout()
    {
        await using var site = await ChallengedSite.StartAsync();
        site.Edge.Send(Invite);
        var invite = await ChallengedSite.NextAsync(site.Challenger);
        site.Challenger.Send(invite.Response(183, "machine"), site.Edge.EndPoint);
        await site.Edge.Caller.ReceiveAsync(100);
        await site.Edge.Caller.ReceiveAsync(183);

        site.Edge.Advance(TimeSpan.FromSeconds(7));

        Assert.StartsWith("challenge; ", (await site.Edge.Callee.ReceiveAsync("INVITE")).One("X-Spit-Verdict"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pulse_FullChallenger_GetsNoCallsUntilThereIsRoom()
    {
        await using var site = await ChallengedSite.StartAsync();
        await site.PulseAsync(up: 1, code: 503);

        site.Edge.Send(Invite);
        await ExpectFallbackAsync(site, Disposition.Tag);
        await site.PulseAsync(up: 1);
        site.Edge.Send(Invite with { CallId = "later", Branch = "z9hG4bKlater" });

        Assert.Equal("later", (await ChallengedSite.NextAsync(site.Challenger)).One("Call-ID"));
    }

    private static async Task ExpectAtChallengerAsync(ChallengedSite site, string start)
    {
        var next = await ChallengedSite.NextAsync(site.Challenger);
        Assert.StartsWith(start, next.FirstLine, StringComparison.Ordinal);
    }

    private static async Task<SipText> NextByeAsync(SipPeer peer)
    {
        SipText message;
        do message = await peer.ReceiveAsync();
        while (!message.FirstLine.StartsWith("BYE ", StringComparison.Ordinal));
        return message;
    }

    private static string Connect(ChallengedSite site, HandOver handOver) => new SipRequestText
    {
        CallId = "second",
        Branch = "z9hG4bKsecond",
        FromTag = "machine2",
        Extra = $"Contact: <sip:127.0.0.1:{site.Challenger.Port}>\r\n"
            + "P-Asserted-Identity: <sip:+493023125009@carrier.example>\r\n" + site.Back(handOver, "second"),
    }.Write(site.Challenger.Port);

    private static async Task ExpectFallbackAsync(ChallengedSite site, Disposition fallback)
    {
        await site.Edge.Caller.ReceiveAsync(100);
        if (fallback == Disposition.Greylist)
        {
            await site.Edge.Caller.ReceiveAsync(480);
            return;
        }
        var delivered = await site.Edge.Callee.ReceiveAsync("INVITE");
        Assert.StartsWith("challenge; ", delivered.One("X-Spit-Verdict"), StringComparison.Ordinal);
        Assert.Empty(delivered.All("X-Spit-Handover"));
        site.Edge.Respond(delivered, 486);
        await site.Edge.Caller.ReceiveAsync(486);
        site.Edge.Send(Invite with { Method = "ACK", ToTag = "callee" });
        await site.Edge.CallerHasNothingMoreAsync();
        Assert.Single(site.Edge.Grid.Outcomes);
    }
}
