using System.Net;
using Spit.Detection;
using Spit.EdgeProxy.Tests.Peers;

namespace Spit.EdgeProxy.Tests.Screening;

/// <summary>An undeclared source that sends more calls than are taken from one.</summary>
public sealed class SourceRateTests
{
    private const int Rate = 5;

    [Fact]
    public async Task Invites_BeyondTheRate_AreDroppedCountedAndNotAskedAbout()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Limited);

        for (var i = 0; i < Rate; i++) await edge.InviteAsync(Call(i));
        for (var i = Rate; i < 3 * Rate; i++) edge.Send(Call(i));

        await edge.CalleeHasNothingMoreAsync();
        Assert.Equal(Rate, edge.Grid.Asked.Count);
        Assert.Equal(2 * Rate, edge.Shed);
    }

    [Fact]
    public async Task Invite_DroppedAndSentAgainLater_IsDelivered()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Limited);
        for (var i = 0; i < Rate; i++) await edge.InviteAsync(Call(i));
        edge.Send(Call(Rate));
        await edge.CalleeHasNothingMoreAsync();

        edge.Time.Advance(TimeSpan.FromMilliseconds(500));

        await edge.InviteAsync(Call(Rate));
    }

    [Fact]
    public async Task Invite_ToAnEmergencyNumber_IsDeliveredAtAnyRate()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Limited);
        for (var i = 0; i < Rate; i++) await edge.InviteAsync(Call(i));

        await edge.InviteAsync(Call(Rate) with { Uri = "sip:112@127.0.0.1" });
    }

    [Fact]
    public async Task Invites_OfADeclaredTrunk_HaveNoSuchRate()
    {
        await using var edge = await EdgeUnderTest.StartAsync(options => Limited(options) with
        {
            Trunks =
            [
                new TrunkOptions
                {
                    Name = "peer", Class = TrustClass.Peer, Sources = [IPNetwork.Parse("127.0.0.0/8")],
                },
            ],
        });

        for (var i = 0; i < 3 * Rate; i++) await edge.InviteAsync(Call(i));
        Assert.Equal(0, edge.Shed);
    }

    private static EdgeOptions Limited(EdgeOptions options) =>
        options with { Limits = new LimitOptions { SourceCallsPerSecond = Rate } };

    private static SipRequestText Call(int number) => new()
    {
        Branch = $"z9hG4bKrate{number}",
        CallId = $"rate{number}",
        From = $"<sip:caller{number}@anywhere.example>",
    };
}
