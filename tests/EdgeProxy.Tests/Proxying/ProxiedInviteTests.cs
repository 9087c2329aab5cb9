using Spit.EdgeProxy.Tests.Peers;

namespace Spit.EdgeProxy.Tests.Proxying;

/// <summary>Responses, their repeats and their ACKs (RFC 3261 16.7, 17; RFC 6026).</summary>
public sealed class ProxiedInviteTests
{
    [Fact]
    public async Task Responses_OfSeveralBranchesDownstream_AllReachTheCaller()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var invite = await edge.InviteAsync(new SipRequestText());

        edge.Respond(invite, 180, "a");
        edge.Respond(invite, 183, "b");
        edge.Respond(invite, 200, "a");
        edge.Respond(invite, 200, "a");
        edge.Respond(invite, 200, "b");

        Assert.EndsWith(";tag=a", (await edge.Caller.ReceiveAsync(180)).One("To"), StringComparison.Ordinal);
        Assert.EndsWith(";tag=b", (await edge.Caller.ReceiveAsync(183)).One("To"), StringComparison.Ordinal);
        Assert.EndsWith(";tag=a", (await edge.Caller.ReceiveAsync(200)).One("To"), StringComparison.Ordinal);
        Assert.EndsWith(";tag=a", (await edge.Caller.ReceiveAsync(200)).One("To"), StringComparison.Ordinal);
        var last = await edge.Caller.ReceiveAsync(200);
        Assert.EndsWith(";tag=b", last.One("To"), StringComparison.Ordinal);
        Assert.Single(last.All("Via"));
    }

    [Fact]
    public async Task Trying_FromDownstream_StopsHere()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var invite = await edge.InviteAsync(new SipRequestText());

        edge.Respond(invite, 100);

        await edge.CalleeHasNothingMoreAsync();
        await edge.CallerHasNothingMoreAsync();
    }

    [Fact]
    public async Task Busy_IsAcknowledgedHopByHopAndRepeatedUntilTheCallersAck()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var sent = new SipRequestText { Branch = "z9hG4bKbusy", CallId = "busy" };
        var invite = await edge.InviteAsync(sent);

        edge.Respond(invite, 486);

        var ack = await edge.Callee.ReceiveAsync("ACK");
        Assert.Equal(invite.All("Via")[0], ack.One("Via"));
        Assert.EndsWith(";tag=callee", ack.One("To"), StringComparison.Ordinal);
        await edge.Caller.ReceiveAsync(486);
        edge.Advance(TimeSpan.FromMilliseconds(520));
        await edge.Caller.ReceiveAsync(486);

        edge.Send(sent with { Method = "ACK", ToTag = "callee" });
        await edge.CalleeHasNothingMoreAsync();
        edge.Advance(TimeSpan.FromSeconds(4));
        await edge.CallerHasNothingMoreAsync();
    }

    [Fact]
    public async Task Busy_RepeatedByTheCallee_IsAcknowledgedAgainAndNotPassedOn()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var invite = await edge.InviteAsync(new SipRequestText());

        edge.Respond(invite, 486);
        edge.Respond(invite, 486);

        await edge.Callee.ReceiveAsync("ACK");
        await edge.Callee.ReceiveAsync("ACK");
        await edge.Caller.ReceiveAsync(486);
        await edge.CallerHasNothingMoreAsync();
    }

    [Fact]
    public async Task Overload_OfTheCallee_ReachesTheCallerAs500()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var invite = await edge.InviteAsync(new SipRequestText());

        edge.Respond(invite, 503);

        await edge.Caller.ReceiveAsync(500);
    }

    [Fact]
    public async Task Invite_Repeated_GetsTheLastProvisionalAgainAndGoesNoFurther()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var sent = new SipRequestText { Branch = "z9hG4bKagain", CallId = "again" };
        var invite = await edge.InviteAsync(sent);

        edge.Send(sent);
        await edge.Caller.ReceiveAsync(100);
        edge.Respond(invite, 180);
        await edge.Caller.ReceiveAsync(180);
        edge.Send(sent);
        await edge.Caller.ReceiveAsync(180);

        await edge.CalleeHasNothingMoreAsync();
        Assert.Single(edge.Grid.Asked);
    }

    [Fact]
    public async Task Invite_NobodyAnswers_IsRepeatedAndTimesOutAfterTimerB()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        await edge.InviteAsync(new SipRequestText());

        // Timer A: 0.5, 1.5, 3.5, 7.5, 15.5, 31.5 s (RFC 3261 17.1.1.2).
        edge.Advance(TimeSpan.FromSeconds(31.9));
        for (var i = 0; i < 6; i++) await edge.Callee.ReceiveAsync("INVITE");
        await edge.CallerHasNothingMoreAsync();
        edge.Advance(TimeSpan.FromSeconds(0.2));

        await edge.Caller.ReceiveAsync(408);
        await edge.CalleeHasNothingMoreAsync();
        Assert.Equal(408, Assert.Single(edge.Grid.Outcomes).Code);
    }

    [Fact]
    public async Task Invite_ThatRingsTooLong_IsCancelledByTimerC()
    {
        await using var edge = await EdgeUnderTest.StartAsync(o => o with
        {
            Timers = new TimerOptions { TimerC = TimeSpan.FromSeconds(200) },
        });
        var invite = await edge.InviteAsync(new SipRequestText());
        edge.Respond(invite, 180);
        await edge.Caller.ReceiveAsync(180);

        edge.Advance(TimeSpan.FromSeconds(199));
        edge.Respond(invite, 183);
        await edge.Caller.ReceiveAsync(183);
        edge.Advance(TimeSpan.FromSeconds(199));
        await edge.CalleeHasNothingMoreAsync();
        edge.Advance(TimeSpan.FromSeconds(1.1));

        edge.Respond(await edge.Callee.ReceiveAsync("CANCEL"), 200);
        edge.Respond(invite, 487);
        await edge.Callee.ReceiveAsync("ACK");
        await edge.Caller.ReceiveAsync(487);
    }

    [Fact]
    public async Task Message_NobodyAnswers_EndsSilently()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        edge.Send(new SipRequestText { Method = "MESSAGE" });
        await edge.Callee.ReceiveAsync("MESSAGE");

        edge.Advance(TimeSpan.FromSeconds(33));

        // RFC 4320: no 408 to a request that is no INVITE.
        await edge.CallerHasNothingMoreAsync();
    }

    [Fact]
    public async Task Stop_WithACallBeingSetUp_CancelsItAndTellsTheCaller()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var invite = await edge.InviteAsync(new SipRequestText());
        edge.Respond(invite, 180);
        await edge.Caller.ReceiveAsync(180);

        await edge.StopAsync();

        await edge.Callee.ReceiveAsync("CANCEL");
        await edge.Caller.ReceiveAsync(503);
    }
}
