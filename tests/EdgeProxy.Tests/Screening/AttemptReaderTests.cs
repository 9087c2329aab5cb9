using System.Net;
using Spit.Detection;
using Spit.EdgeProxy.Tests.Peers;

namespace Spit.EdgeProxy.Tests.Screening;

/// <summary>What the grid is told of a call besides who calls whom.</summary>
public sealed class AttemptReaderTests
{
    private const string Attested =
        "P-Asserted-Identity: <sip:+441632960001;verstat=TN-Validation-Passed-B@carrier.example>\r\n"
        + "Origination-Id: 0b1e6a52\r\n";

    [Fact]
    public async Task Read_AnyInvite_TellsAgentMakeAndPop()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        const string Odd = "User-Agent: A<b>\"\\ Phone/1.0\u00ff\t\r\n";
        await edge.InviteAsync(new SipRequestText { CallId = "one", Extra = Odd });
        await edge.InviteAsync(new SipRequestText { CallId = "two", Extra = "User-Agent: Ab Phone/2.0\r\n" });
        await edge.InviteAsync(new SipRequestText { CallId = "three", Extra = "Server: x\r\n" });

        var attempts = edge.Grid.Asked.ToArray();
        Assert.Equal(["Ab Phone/1.0", "Ab Phone/2.0", ""], attempts.Select(a => a.UserAgent));
        Assert.All(attempts, a => Assert.Equal("test", a.Pop));
        Assert.All(attempts, a => Assert.Matches("^[0-9a-f]{16}$", a.Fingerprint));
        Assert.NotEqual(attempts[1].Fingerprint, attempts[2].Fingerprint);
    }

    [Fact]
    public async Task Read_TwoCallsOfOneDevice_HaveOneFingerprint()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var first = new SipRequestText
        {
            CallId = "0123456789",
            Branch = "z9hG4bK1234567890",
            Extra = "User-Agent: Phone/1.0\r\n",
        };

        await edge.InviteAsync(first);
        await edge.InviteAsync(first with
        {
            CallId = "9876543210",
            Branch = "z9hG4bK0987654321",
            From = "<sip:+15550100@carrier.example>",
        });

        Assert.Single(edge.Grid.Asked.Select(a => a.Fingerprint).Distinct());
    }

    [Fact]
    public async Task Read_UserAgentOfAnyLength_IsCutAt64()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        await edge.InviteAsync(new SipRequestText { Extra = $"User-Agent: {new string('x', 500)}\r\n" });

        Assert.Equal(new string('x', 64), Assert.Single(edge.Grid.Asked).UserAgent);
    }

    [Fact]
    public async Task Read_OwnTrunk_IsAttestedByThisNetwork()
    {
        await using var edge = await EdgeUnderTest.StartAsync(o => o with { Trunks = [Trunk(TrustClass.Own)] });

        await edge.InviteAsync(new SipRequestText());

        var attempt = Assert.Single(edge.Grid.Asked);
        Assert.Equal((Attestation.A, "own"), (attempt.Attestation, attempt.Signer));
    }

    [Fact]
    public async Task Read_BelievedPeer_IsTakenByItsWordWhichIsPassedOn()
    {
        await using var edge = await EdgeUnderTest.StartAsync(o => o with
        {
            Trunks = [Trunk(TrustClass.Peer) with { Attestation = AttestationTrust.Trusted }],
        });

        var received = await edge.InviteAsync(new SipRequestText { Extra = Attested });

        var attempt = Assert.Single(edge.Grid.Asked);
        Assert.Equal((Attestation.B, "origid:0b1e6a52"), (attempt.Attestation, attempt.Signer));
        Assert.Contains(Attested, received.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_PeerThatIsNotBelieved_IsUnattestedAndItsWordIsTakenOff()
    {
        await using var edge = await EdgeUnderTest.StartAsync(o => o with { Trunks = [Trunk(TrustClass.Peer)] });

        var received = await edge.InviteAsync(new SipRequestText
        {
            From = "\";verstat=x\" <sip:+441632960001;VERSTAT=TN-Validation-Passed;x=1@carrier.example;user=phone>",
            Extra = Attested + "Attestation-Info: A\r\nP-Attestation-Indicator: A\r\n",
        });

        var attempt = Assert.Single(edge.Grid.Asked);
        Assert.Equal((Attestation.None, ""), (attempt.Attestation, attempt.Signer));
        Assert.Equal("+441632960001", attempt.Caller.Identity);
        Assert.Equal("<sip:+441632960001@carrier.example>", received.One("P-Asserted-Identity"));
        Assert.Equal(
            "\";verstat=x\" <sip:+441632960001;x=1@carrier.example;user=phone>;tag=caller", received.One("From"));
        Assert.Empty(received.All("Origination-Id"));
        Assert.Empty(received.All("Attestation-Info"));
        Assert.Empty(received.All("P-Attestation-Indicator"));
    }

    private static TrunkOptions Trunk(TrustClass trust) => new()
    {
        Name = "any",
        Class = trust,
        Sources = [IPNetwork.Parse("127.0.0.0/8")],
        AssertedIdentity = true,
    };
}
