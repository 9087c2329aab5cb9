using Spit.EdgeProxy.Tests.Peers;

namespace Spit.EdgeProxy.Tests.Calls;

/// <summary>The grid is told how each call ended, once.</summary>
public sealed class CallLedgerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bye_WithOrWithoutOurRoute_TellsTalkTime(bool byRoute)
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var invite = await edge.InviteAsync(new SipRequestText { CallId = "talk" });
        edge.Advance(TimeSpan.FromMilliseconds(400));
        edge.Respond(invite, 200);
        await edge.Caller.ReceiveAsync(200);
        edge.Advance(TimeSpan.FromSeconds(20));

        edge.Send(ByeOfCaller("talk") with
        {
            Uri = $"sip:bob@{edge.Callee.EndPoint}",
            Extra = byRoute ? $"Route: {invite.One("Record-Route")}\r\n" : "",
        });
        await edge.Callee.ReceiveAsync();

        var outcome = Assert.Single(edge.Grid.Outcomes);
        Assert.Equal(("+493023125009", "+493023125001"), (outcome.Attempt.Caller.Identity, outcome.Attempt.Callee));
        Assert.Equal((200, TimeSpan.FromSeconds(20), false), (outcome.Code, outcome.Duration, outcome.CalleeHungUp));
    }

    [Fact]
    public async Task Bye_FromBothSides_TellsTheFirst()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        await edge.AnswerAsync(new SipRequestText { CallId = "both" });

        edge.SendBack(new SipRequestText
        {
            Method = "BYE",
            Uri = $"sip:alice@{edge.Caller.EndPoint}",
            CallId = "both",
            FromTag = "callee",
            ToTag = "caller",
        });
        await edge.Caller.ReceiveAsync("BYE");
        edge.Send(ByeOfCaller("both"));
        await edge.Callee.ReceiveAsync("BYE");

        Assert.True(Assert.Single(edge.Grid.Outcomes).CalleeHungUp);
    }

    [Fact]
    public async Task Bye_OfAForksOtherLeg_EndsNothing()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var invite = await edge.AnswerAsync(new SipRequestText { CallId = "fork" });
        edge.Respond(invite, 200, "other");
        await edge.Caller.ReceiveAsync(200);

        edge.Send(ByeOfCaller("fork") with { ToTag = "other" });
        await edge.Callee.ReceiveAsync("BYE");
        Assert.Empty(edge.Grid.Outcomes);

        edge.Send(ByeOfCaller("fork") with { CSeq = 3, Branch = "z9hG4bKlast" });
        await edge.Callee.ReceiveAsync("BYE");
        Assert.Single(edge.Grid.Outcomes);
    }

    [Fact]
    public async Task Bye_AtAnotherEdgeOfThePop_FinishesTheCallByItsToken()
    {
        await using var first = await EdgeUnderTest.StartAsync(WithKey);
        await using var second = await EdgeUnderTest.StartAsync(WithKey);
        var invite = await first.AnswerAsync(new SipRequestText { CallId = "moved" });
        second.Advance(TimeSpan.FromSeconds(30));
        var token = invite.One("Record-Route").Split(";spit=")[1];

        second.Send(ByeOfCaller("moved") with
        {
            Uri = $"sip:bob@{second.Callee.EndPoint}",
            Extra = $"Route: <sip:{second.EndPoint};lr;spit={token}\r\n",
        });
        await second.Callee.ReceiveAsync("BYE");

        var outcome = Assert.Single(second.Grid.Outcomes);
        Assert.Equal("+493023125009", outcome.Attempt.Caller.Identity);
        Assert.Equal(TimeSpan.FromSeconds(30), outcome.Duration);
    }

    [Fact]
    public async Task Bye_OfAnUnknownCall_TellsNothing()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        edge.Send(ByeOfCaller("unknown"));
        await edge.Callee.ReceiveAsync("BYE");

        Assert.Empty(edge.Grid.Outcomes);
    }

    private static EdgeOptions WithKey(EdgeOptions options) => options with { TokenKey = "a secret of this pop" };

    private static SipRequestText ByeOfCaller(string callId) => new()
    {
        Method = "BYE",
        CallId = callId,
        ToTag = "callee",
        CSeq = 2,
    };
}
