using Spit.Detection;
using Spit.EdgeProxy.Tests.Peers;

namespace Spit.EdgeProxy.Tests.Proxying;

/// <summary>CANCEL, hop by hop (RFC 3261 9, 16.10).</summary>
public sealed class CancelTests
{
    private static readonly SipRequestText Invite = new() { Branch = "z9hG4bKcancelled", CallId = "cancelled" };
    private static readonly SipRequestText Cancel = Invite with
    {
        Method = "CANCEL",
        Extra = "Reason: SIP;cause=200;text=\"Call completed elsewhere\"\r\n",
    };

    [Fact]
    public async Task Cancel_BeforeAProvisional_WaitsForOne()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var invite = await edge.InviteAsync(Invite);

        edge.Send(Cancel);
        await edge.Caller.ReceiveAsync(200);
        await edge.CalleeHasNothingMoreAsync();
        edge.Respond(invite, 180);

        var cancel = await edge.Callee.ReceiveAsync("CANCEL");
        Assert.Equal(invite.All("Via")[0], cancel.One("Via"));
        Assert.Equal("SIP;cause=200;text=\"Call completed elsewhere\"", cancel.One("Reason"));
        edge.Respond(cancel, 200);
        edge.Respond(invite, 487);
        await edge.Callee.ReceiveAsync("ACK");
        await edge.Caller.ReceiveAsync(180);
        await edge.Caller.ReceiveAsync(487);
        Assert.Equal(487, Assert.Single(edge.Grid.Outcomes).Code);
    }

    [Fact]
    public async Task Cancel_ThatCrossesThe200_LeavesTheCallStanding()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var invite = await edge.InviteAsync(Invite);
        edge.Respond(invite, 200);
        await edge.Caller.ReceiveAsync(200);

        edge.Send(Cancel);

        Assert.EndsWith("CANCEL", (await edge.Caller.ReceiveAsync(200)).One("CSeq"), StringComparison.Ordinal);
        await edge.CalleeHasNothingMoreAsync();
        await edge.CallerHasNothingMoreAsync();
    }

    [Fact]
    public async Task Cancel_WhileTheVerdictIsPending_EndsTheCallHere()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var evidence = new TaskCompletionSource<Evidence>();
        edge.Grid.Answer = _ => new ValueTask<Evidence>(evidence.Task);
        edge.Send(Invite);
        await edge.Caller.ReceiveAsync(100);

        edge.Send(Cancel);
        await edge.Caller.ReceiveAsync(200);
        await edge.Caller.ReceiveAsync(487);
        evidence.SetResult(ScriptedGrid.Innocent);

        await edge.CalleeHasNothingMoreAsync();
        await edge.CallerHasNothingMoreAsync();
    }

    [Fact]
    public async Task Cancel_TheCalleeIgnores_EndsTheCallAfterItsTime()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var invite = await edge.InviteAsync(Invite);
        edge.Respond(invite, 180);
        await edge.Caller.ReceiveAsync(180);
        edge.Send(Cancel);
        await edge.Caller.ReceiveAsync(200);

        edge.Advance(TimeSpan.FromSeconds(32.1));

        // RFC 3261 9.1: without a final response in 64 x T1 the transaction counts as cancelled.
        await edge.Caller.ReceiveAsync(487);
    }

    [Fact]
    public async Task Cancel_OfNothing_Gets481()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        edge.Send(Cancel);

        await edge.Caller.ReceiveAsync(481);
        await edge.CalleeHasNothingMoreAsync();
    }
}
