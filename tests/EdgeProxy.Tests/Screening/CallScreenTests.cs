using System.Net;
using Spit.Detection;
using Spit.Detection.Lists;
using Spit.Detection.Policies;
using Spit.EdgeProxy.Tests.Peers;

namespace Spit.EdgeProxy.Tests.Screening;

/// <summary>What is asked about a call, and what the verdict does to it.</summary>
public sealed class CallScreenTests
{
    private static readonly Policy TagsAll = Policy.Default with
    {
        Revision = "tags-all",
        Likelihoods = ScriptedGrid.Likelihoods,
        Thresholds = new Thresholds { Tag = -1000, Challenge = 1000, Block = 1000 },
    };

    [Fact]
    public async Task Invite_Innocent_IsAskedAboutOnceUnderItsCanonicalName()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        await edge.InviteAsync(new SipRequestText { From = "\"A\" <sip:030-23125009@anywhere.example;user=phone>" });

        var attempt = Assert.Single(edge.Grid.Asked);
        Assert.Equal(new CallerKey(TrustClass.Undeclared, "+493023125009"), attempt.Caller);
        Assert.Equal("+493023125001", attempt.Callee);
        Assert.Equal("127.0.0.1", attempt.Source.ToString());
        Assert.Equal("unknown", attempt.Trunk);
        Assert.Equal(edge.Time.GetUtcNow(), attempt.At);
    }

    [Fact]
    public async Task Invite_Guilty_IsRefusedWithAReasonThatTellsNothingAndIsNotForwarded()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        edge.Grid.Answer = _ => ValueTask.FromResult(ScriptedGrid.Guilty);
        var invite = new SipRequestText { Branch = "z9hG4bKguilty", CallId = "guilty" };

        edge.Send(invite);

        await edge.Caller.ReceiveAsync(100);
        var answer = await edge.Caller.ReceiveAsync(603);
        Assert.Equal("SIP;cause=603;text=\"Call blocked by network analytics\"", answer.One("Reason"));
        edge.Send(invite with { Method = "ACK", ToTag = answer.One("To").Split(";tag=")[1] });
        await edge.CalleeHasNothingMoreAsync();
        Assert.Empty(edge.Grid.Outcomes);
    }

    [Fact]
    public async Task Invite_GuiltyWhereRefusalsExplain_IsToldTheScoreAndSymbols()
    {
        await using var edge = await EdgeUnderTest.StartAsync(o => o with
        {
            Refusal = new RefusalOptions { Code = 608, Phrase = "Rejected", Reason = "v=analytics1;x", Explain = true },
        });
        edge.Grid.Answer = _ => ValueTask.FromResult(ScriptedGrid.Guilty);

        edge.Send(new SipRequestText());

        await edge.Caller.ReceiveAsync(100);
        var reason = (await edge.Caller.ReceiveAsync(608)).One("Reason");
        Assert.StartsWith("SIP;cause=608;text=\"v=analytics1;x; block; score=", reason, StringComparison.Ordinal);
        Assert.Matches("; [A-Z_]+=[0-9]+[.][0-9]{3}[,\"]", reason);
    }

    [Fact]
    public async Task Invite_GuiltyWhileOnlyObserving_IsDelivered()
    {
        await using var edge = await EdgeUnderTest.StartAsync(o => o with { ObserveOnly = true });
        edge.Grid.Answer = _ => ValueTask.FromResult(ScriptedGrid.Guilty);

        await edge.InviteAsync(new SipRequestText());
    }

    [Fact]
    public async Task Invite_Suspicious_IsDeliveredWithItsVerdict()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        edge.Policies.Replace(TagsAll);
        edge.Grid.Answer = _ => ValueTask.FromResult(ScriptedGrid.Guilty);

        var received = await edge.InviteAsync(new SipRequestText());

        Assert.StartsWith("tag; score=", received.One("X-Spit-Verdict"), StringComparison.Ordinal);
        Assert.Matches("^[A-Z_]+=[0-9]+[.][0-9]{3}", received.One("X-Spit-Symbols"));
    }

    [Fact]
    public async Task Invite_WhileTheGridIsSilent_IsDeliveredAndSaysSo()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        edge.Grid.Answer = _ => ValueTask.FromResult(Evidence.Silent(MissingEvidence.Timeout));

        var received = await edge.InviteAsync(new SipRequestText());

        Assert.Contains("grid=timeout", received.One("X-Spit-Verdict"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_WhoseVerdictFails_IsDeliveredAndSaysSo()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        edge.Grid.Answer = _ => throw new InvalidOperationException("a bug");

        var received = await edge.InviteAsync(new SipRequestText());

        Assert.Equal(1, edge.Faults);
        Assert.Contains("forced=FAULT; grid=failed", received.One("X-Spit-Verdict"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sip:112@carrier.example")]
    [InlineData("tel:110")]
    [InlineData("urn:service:sos.fire")]
    public async Task Invite_ToAnEmergencyNumber_PassesWithoutBeingAskedAboutOrAccountedFor(string uri)
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        edge.Grid.Lists = ListIndex.From([Block("+493023125009")]);
        edge.Grid.Answer = _ => ValueTask.FromResult(ScriptedGrid.Guilty);

        var invite = await edge.InviteAsync(new SipRequestText { Uri = uri });
        edge.Respond(invite, 486);
        await edge.Caller.ReceiveAsync(486);

        Assert.Empty(edge.Grid.Asked);
        Assert.Empty(edge.Grid.Outcomes);
    }

    [Fact]
    public async Task Invite_OfABlockedCaller_IsRefusedWithoutAskingTheGrid()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        edge.Grid.Lists = ListIndex.From([Block("+493023125009")]);

        edge.Send(new SipRequestText());

        await edge.Caller.ReceiveAsync(100);
        await edge.Caller.ReceiveAsync(603);
        Assert.Empty(edge.Grid.Asked);
    }

    [Fact]
    public async Task Invite_OnTwoBranches_IsForwardedTwiceAndCountedOnce()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var invite = new SipRequestText { CallId = "forked", Branch = "z9hG4bKone" };

        await edge.InviteAsync(invite);
        await edge.InviteAsync(invite with { Branch = "z9hG4bKtwo" });

        Assert.Single(edge.Grid.Asked);
    }

    [Fact]
    public async Task Invite_AgainWithCredentials_IsOneAttempt()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var invite = new SipRequestText { CallId = "digest", Branch = "z9hG4bKbare" };
        edge.Respond(await edge.InviteAsync(invite), 407);
        await edge.Callee.ReceiveAsync("ACK");
        await edge.Caller.ReceiveAsync(407);

        edge.Respond(await edge.InviteAsync(invite with { CSeq = 2, Branch = "z9hG4bKproven" }), 404);

        await edge.Caller.ReceiveAsync(404);
        Assert.Single(edge.Grid.Asked);
        Assert.Equal(404, Assert.Single(edge.Grid.Outcomes).Code);
    }

    [Fact]
    public async Task Invite_OfATrunkThatAssertsIdentity_IsKeyedAndTrustedByIt()
    {
        await using var edge = await EdgeUnderTest.StartAsync(o => o with
        {
            Trunks =
            [
                new TrunkOptions
                {
                    Name = "north",
                    Class = TrustClass.Peer,
                    Sources = [IPNetwork.Parse("127.0.0.0/8")],
                    AssertedIdentity = true,
                },
            ],
        });
        const string Asserted = "<sip:+493023125777@carrier.example>";

        var received = await edge.InviteAsync(new SipRequestText { Extra = $"P-Asserted-Identity: {Asserted}\r\n" });

        var attempt = Assert.Single(edge.Grid.Asked);
        Assert.Equal(new CallerKey(TrustClass.Peer, "+493023125777"), attempt.Caller);
        Assert.Equal("north", attempt.Trunk);
        Assert.Equal(Asserted, received.One("P-Asserted-Identity"));
    }

    [Fact]
    public async Task Invite_WithinADialogOrFromInside_IsNotScreened()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        await edge.InviteAsync(new SipRequestText { ToTag = "callee" });
        edge.SendBack(new SipRequestText { Uri = $"sip:alice@{edge.Caller.EndPoint}", CallId = "outward" });
        await edge.Caller.ReceiveAsync("INVITE");

        Assert.Empty(edge.Grid.Asked);
    }

    [Fact]
    public async Task Invite_AfterAnotherPolicyWasPushed_IsJudgedUnderItAndOneUnderWayIsNot()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        var evidence = new TaskCompletionSource<Evidence>();
        edge.Grid.Answer = _ => new ValueTask<Evidence>(evidence.Task);
        edge.Send(new SipRequestText { CallId = "before" });
        await edge.Caller.ReceiveAsync(100);

        edge.Policies.Replace(TagsAll);
        evidence.SetResult(ScriptedGrid.Guilty);

        await edge.Caller.ReceiveAsync(603);
        var received = await edge.InviteAsync(new SipRequestText { CallId = "after" });
        Assert.Contains("; policy=tags-all", received.One("X-Spit-Verdict"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_ToAnEmergencyNumberOfThePushedPolicy_Passes()
    {
        await using var edge = await EdgeUnderTest.StartAsync(o => o with { EmergencyNumbers = ["110"] });
        edge.Grid.Answer = _ => ValueTask.FromResult(ScriptedGrid.Guilty);
        edge.Policies.Replace(edge.Policies.Current with { EmergencyNumbers = ["999"] });

        await edge.InviteAsync(new SipRequestText { Uri = "tel:999" });
        edge.Send(new SipRequestText { Uri = "tel:110" });

        await edge.Caller.ReceiveAsync(100);
        await edge.Caller.ReceiveAsync(603);
    }

    private static ListEntry Block(string caller) => new()
    {
        List = ListKind.Block,
        Kind = PatternKind.Caller,
        Pattern = caller,
        Reason = "complaints",
        Author = "noc",
        Created = DateTimeOffset.UnixEpoch,
    };
}
