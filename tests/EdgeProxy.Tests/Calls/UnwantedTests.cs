using Spit.EdgeProxy.Tests.Peers;

namespace Spit.EdgeProxy.Tests.Calls;

/// <summary>RFC 8197: 607 is the callee's word, and only his.</summary>
public sealed class UnwantedTests
{
    private const string Reason = "Reason: Q.850;cause=21, sip ; cause=607 ;text=\"Unwanted\"\r\n";

    [Fact]
    public async Task Response_607_IsPassedOnAndTellsAnUnwantedCall()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        edge.Respond(await edge.InviteAsync(new SipRequestText()), 607);

        await edge.Caller.ReceiveAsync(607);
        var ended = Assert.Single(edge.Grid.Ended);
        Assert.Equal((607, true), (ended.Outcome.Code, ended.IsUnwanted));
    }

    [Theory]
    [InlineData(Reason, true)]
    [InlineData("Reason: SIP;cause=603\r\n", false)]
    [InlineData("Reason: Q.850;cause=607\r\n", false)]
    public async Task Response_OfAForkingProxy_TellsWhatItsReasonSays(string reason, bool isUnwanted)
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        edge.Respond(await edge.InviteAsync(new SipRequestText()), 603, extra: reason);

        Assert.Equal(reason.Trim()[8..], (await edge.Caller.ReceiveAsync(603)).One("Reason"));
        Assert.Equal(isUnwanted, Assert.Single(edge.Grid.Ended).IsUnwanted);
    }

    [Theory]
    [InlineData(Reason, true)]
    [InlineData("", false)]
    public async Task Bye_OfTheCallee_TellsWhatItsReasonSaysAndKeepsIt(string reason, bool isUnwanted)
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        await edge.AnswerAsync(new SipRequestText { CallId = "callee" });

        edge.SendBack(ByeOfCallee("callee") with { Uri = $"sip:alice@{edge.Caller.EndPoint}", Extra = reason });

        Assert.Contains(reason, (await edge.Caller.ReceiveAsync("BYE")).Text, StringComparison.Ordinal);
        Assert.Equal(isUnwanted, Assert.Single(edge.Grid.Ended).IsUnwanted);
    }

    [Fact]
    public async Task Bye_OfTheCaller_SaysNothingAboutHim()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        await edge.AnswerAsync(new SipRequestText { CallId = "caller" });

        edge.Send(new SipRequestText { Method = "BYE", CallId = "caller", ToTag = "callee", CSeq = 2, Extra = Reason });

        Assert.Contains(Reason, (await edge.Callee.ReceiveAsync("BYE")).Text, StringComparison.Ordinal);
        Assert.False(Assert.Single(edge.Grid.Ended).IsUnwanted);
    }

    [Fact]
    public async Task Cancel_OfTheCaller_SaysNothingAboutHim()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var invite = new SipRequestText { CallId = "cancelled", Branch = "z9hG4bKcancelled" };
        var received = await edge.InviteAsync(invite);
        edge.Respond(received, 180);
        await edge.Caller.ReceiveAsync(180);

        edge.Send(invite with { Method = "CANCEL", Extra = Reason });
        await edge.Caller.ReceiveAsync(200);
        var cancel = await edge.Callee.ReceiveAsync("CANCEL");
        edge.Respond(received, 487);

        await edge.Caller.ReceiveAsync(487);
        Assert.Contains(Reason, cancel.Text, StringComparison.Ordinal);
        var ended = Assert.Single(edge.Grid.Ended);
        Assert.Equal((487, false), (ended.Outcome.Code, ended.IsUnwanted));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bye_AtAnotherEdge_IsTheCalleesWhenItComesFromInside(bool isFromInside)
    {
        await using var first = await EdgeUnderTest.StartAsync(WithKey);
        await using var second = await EdgeUnderTest.StartAsync(WithKey);
        var invite = await first.AnswerAsync(new SipRequestText { CallId = "moved" });
        var token = invite.One("Record-Route").Split(";spit=")[1];
        var bye = ByeOfCallee("moved") with
        {
            Uri = $"sip:alice@{second.Caller.EndPoint}",
            Extra = $"Route: <sip:{second.EndPoint};lr;spit={token}\r\n{Reason}",
        };

        if (isFromInside)
            second.SendBack(bye);
        else
            second.Send(bye);
        await second.Caller.ReceiveAsync("BYE");

        var ended = Assert.Single(second.Grid.Ended);
        Assert.Equal((isFromInside, isFromInside), (ended.IsUnwanted, ended.Outcome.CalleeHungUp));
        Assert.Equal(Assert.Single(first.Grid.Asked), ended.Outcome.Attempt);
    }

    private static EdgeOptions WithKey(EdgeOptions options) => options with { TokenKey = "a secret of this pop" };

    private static SipRequestText ByeOfCallee(string callId) => new()
    {
        Method = "BYE",
        CallId = callId,
        FromTag = "callee",
        ToTag = "caller",
    };
}
