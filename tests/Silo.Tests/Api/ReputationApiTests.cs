using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Api;

public sealed class ReputationApiTests(TestSilo silo)
{
    [Fact]
    public async Task CheckCall_SpellingsOfOneNumber_AreOneCaller()
    {
        var number = silo.FreshNumber();
        var national = "0" + number[3..];

        await silo.Api.CheckCallAsync(Call($"<sip:{number}@carrier.example;user=phone>"));
        await silo.Api.CheckCallAsync(Call($"tel:{number}"));
        var third = await silo.Api.CheckCallAsync(Call(national));

        Assert.Equal(number, third.Caller);
        Assert.Equal(3, third.CallerEvidence.AttemptsTotal);
    }

    [Fact]
    public async Task CheckCall_Peek_CountsNothing()
    {
        var call = Call(silo.FreshNumber());
        call.Peek = true;
        call.SourceIp = "198.51.100.200";

        var response = await silo.Api.CheckCallAsync(call);
        var again = await silo.Api.CheckCallAsync(call);

        Assert.Equal("", response.Verdict.ForcedBy);
        Assert.Equal("", response.Verdict.EvidenceMissing);
        Assert.Null(again.CallerEvidence);
        Assert.Null(again.SourceEvidence);
    }

    [Fact]
    public async Task CheckCall_ListedCaller_IsBlockedByTheList()
    {
        var number = silo.FreshNumber();
        await silo.Api.AddEntryAsync(new AddEntryRequest
        {
            Entry = new ListEntry
            {
                List = ListKind.Block,
                Kind = PatternKind.Caller,
                Pattern = number,
                Reason = "spam",
                Author = "noc",
            },
        });

        var response = await silo.Api.CheckCallAsync(Call(number));

        Assert.Equal(Disposition.Block, response.Verdict.Disposition);
        Assert.Equal("LIST_BLOCK", response.Verdict.ForcedBy);
        Assert.Equal(response.Verdict.ScoreMilli, response.Verdict.Contributions.Sum(c => c.ScoreMilli));
    }

    [Fact]
    public async Task CheckCall_BurstToDistinctCallees_IsCountedAndWeighed()
    {
        var number = silo.FreshNumber();
        var last = new CheckCallResponse();
        for (var i = 0; i < 60; i++)
        {
            var call = Call(number);
            call.Callee = $"+441632960{i:000}";
            last = await silo.Api.CheckCallAsync(call);
        }

        Assert.Equal(60, last.CallerEvidence.AttemptsTotal);
        Assert.InRange(last.CallerEvidence.Callees1H, 58, 62);
        Assert.Equal(last.Verdict.ScoreMilli, last.Verdict.Contributions.Sum(c => c.ScoreMilli));
    }

    [Fact]
    public async Task CheckCall_AttemptsWithOneThingInCommon_ShowInTheStandings()
    {
        var call = Call(silo.FreshNumber());
        call.UserAgent = "phone/1.0";
        call.Fingerprint = "fp-of-this-test";
        call.Signer = "signer.example";
        call.Attestation = Attestation.B;
        var first = await silo.Api.CheckCallAsync(call);

        await Eventually.HoldsAsync(
            async () =>
            {
                call.Peek = true;
                var again = await silo.Api.CheckCallAsync(call);
                return again.Standings.Any(s => s is { Kind: StandingKind.Fingerprint, Strangers1H: > 0.99 });
            },
            "the attempt is counted by what it shares");

        var known = await silo.Api.GetReputationAsync(new GetReputationRequest
        {
            Standing = new StandingSubject { Kind = StandingKind.Fingerprint, Text = "fp-of-this-test" },
        });
        Assert.Equal(1, known.Standing.Callers24H);
        Assert.Equal(Enum.GetValues<StandingKind>()[1..], first.Standings.Select(s => s.Kind).Order());
        Assert.Equal(0, first.Standings.Single(s => s.Kind == StandingKind.Fingerprint).Strangers1H);
    }

    [Theory]
    [InlineData(StandingKind.Unspecified, "x", StatusCode.InvalidArgument)]
    [InlineData((StandingKind)77, "x", StatusCode.InvalidArgument)]
    [InlineData(StandingKind.Trunk, "", StatusCode.InvalidArgument)]
    [InlineData(StandingKind.Trunk, "never/seen", StatusCode.NotFound)]
    public async Task GetReputation_StandingThatIsNone_IsRefused(StandingKind kind, string text, StatusCode expected)
    {
        var fault = await Assert.ThrowsAsync<RpcException>(() => silo.Api.GetReputationAsync(
            new GetReputationRequest { Standing = new StandingSubject { Kind = kind, Text = text } }));

        Assert.Equal(expected, fault.StatusCode);
    }

    [Fact]
    public async Task CheckCall_EmergencyCallee_PassesAndCountsNothing()
    {
        var number = silo.FreshNumber();
        var call = Call(number);
        call.Callee = "sip:112@carrier.example";

        var response = await silo.Api.CheckCallAsync(call);

        Assert.Equal("EMERGENCY", response.Verdict.ForcedBy);
        Assert.Null(response.CallerEvidence);
    }

    [Theory]
    [InlineData("", "+4930231250", "192.0.2.1", "caller")]
    [InlineData("not a caller", "+4930231250", "192.0.2.1", "caller")]
    [InlineData("+4930231250", "", "192.0.2.1", "callee")]
    [InlineData("+4930231250", "+4930231251", "", "source_ip")]
    [InlineData("+4930231250", "+4930231251", "192.0.2", "source_ip")]
    public async Task CheckCall_WrongField_IsNamed(string caller, string callee, string source, string field)
    {
        var call = new CheckCallRequest { Caller = caller, Callee = callee, SourceIp = source };

        var fault = await Assert.ThrowsAsync<RpcException>(() => silo.Api.CheckCallAsync(call));

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.StartsWith(field, fault.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetReputation_AnyTrust_FindsEveryClassInWhichItWasSeen()
    {
        var number = silo.FreshNumber();
        foreach (var trust in new[] { TrustClass.Own, TrustClass.International })
        {
            var call = Call(number);
            call.Trust = trust;
            await silo.Api.CheckCallAsync(call);
        }

        var any = await silo.Api.GetReputationAsync(Of(number, TrustClass.Unspecified));
        var own = await silo.Api.GetReputationAsync(Of(number, TrustClass.Own));

        Assert.Equal([TrustClass.Own, TrustClass.International], any.Callers.Select(c => c.Trust).Order());
        Assert.Equal(1, Assert.Single(own.Callers).Evidence.AttemptsTotal);
    }

    [Fact]
    public async Task GetReputation_NeverSeen_IsNotFoundForCallerAndSource()
    {
        var caller = await Assert.ThrowsAsync<RpcException>(
            () => silo.Api.GetReputationAsync(Of(silo.FreshNumber(), TrustClass.Own)));
        var source = await Assert.ThrowsAsync<RpcException>(
            () => silo.Api.GetReputationAsync(new GetReputationRequest { SourceIp = "2001:db8::77" }));

        Assert.Equal(StatusCode.NotFound, caller.StatusCode);
        Assert.Equal(StatusCode.NotFound, source.StatusCode);
    }

    [Fact]
    public async Task GetReputation_SourceInBothSpellings_IsOneSource()
    {
        var call = Call(silo.FreshNumber());
        call.SourceIp = "198.51.100.66";
        await silo.Api.CheckCallAsync(call);

        var known = await silo.Api.GetReputationAsync(
            new GetReputationRequest { SourceIp = "::ffff:198.51.100.66" });

        Assert.Equal(1, known.Source.AttemptsTotal);
    }

    [Fact]
    public async Task GetReputation_NoSubject_IsRefused()
    {
        var fault = await Assert.ThrowsAsync<RpcException>(
            () => silo.Api.GetReputationAsync(new GetReputationRequest()));

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
    }

    private static CheckCallRequest Call(string caller) => new()
    {
        Caller = caller,
        Callee = "+493023125099",
        SourceIp = "203.0.113.9",
        Trust = TrustClass.Peer,
    };

    private static GetReputationRequest Of(string uri, TrustClass trust) =>
        new() { Caller = new CallerSubject { Uri = uri, Trust = trust } };
}
