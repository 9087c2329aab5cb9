using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Api;

public sealed class ReportApiTests(TestSilo silo)
{
    // Calls can be reported for some days: these were a few minutes ago.
    private static readonly DateTimeOffset CalledAt = TimeProvider.System.GetUtcNow().AddMinutes(-5);

    [Fact]
    public async Task SubmitReport_DeliveredCall_CountsAgainstTheCallerOnce()
    {
        var (caller, reporter) = (silo.FreshNumber(), silo.FreshNumber());
        await DeliverAsync(caller, reporter);
        var call = Assert.Single(await CallsAsync(reporter));
        Assert.Equal((caller, TrustClass.Peer), (call.Caller, call.Trust));

        var taken = await silo.Api.SubmitReportAsync(Spam(reporter, call.Token));
        var again = await Assert.ThrowsAsync<RpcException>(
            () => silo.Api.SubmitReportAsync(Spam(reporter, call.Token)));

        Assert.Equal((caller, call.Token, 0.5), (taken.Caller, taken.Token, taken.Weight));
        Assert.Equal(StatusCode.AlreadyExists, again.StatusCode);
        Assert.Equal(0.5, (await EvidenceAsync(caller)).Reports, 3);
        Assert.Empty(await CallsAsync(reporter));
    }

    [Fact]
    public async Task SubmitReport_CallAsRemembered_IsFoundByCallerAndTime()
    {
        var (caller, reporter) = (silo.FreshNumber(), silo.FreshNumber());
        await DeliverAsync(caller, reporter);
        var report = new SubmitReportRequest
        {
            Reporter = "tel:" + reporter,
            Memory = new CallMemory
            {
                Caller = "0" + caller[3..],
                StartTime = Timestamp.FromDateTimeOffset(CalledAt.AddSeconds(20)),
            },
            Verdict = ReportVerdict.Ham,
        };

        Assert.Equal(caller, (await silo.Api.SubmitReportAsync(report)).Caller);
        Assert.Equal(0, (await EvidenceAsync(caller)).Reports);
    }

    [Fact]
    public async Task SubmitReport_CallToSomebodyElse_IsNotFound()
    {
        var (caller, reporter) = (silo.FreshNumber(), silo.FreshNumber());
        await DeliverAsync(caller, reporter);
        var token = Assert.Single(await CallsAsync(reporter)).Token;

        var fault = await Assert.ThrowsAsync<RpcException>(
            () => silo.Api.SubmitReportAsync(Spam(silo.FreshNumber(), token)));

        Assert.Equal(StatusCode.NotFound, fault.StatusCode);
    }

    [Theory]
    [InlineData("", "0123456789abcdef0123456789abcdef", ReportVerdict.Spam, "reporter")]
    [InlineData("nobody at all", "0123456789abcdef0123456789abcdef", ReportVerdict.Spam, "reporter")]
    [InlineData("+4930231250", "0123", ReportVerdict.Spam, "token")]
    [InlineData("+4930231250", null, ReportVerdict.Spam, "call")]
    [InlineData("+4930231250", "0123456789abcdef0123456789abcdef", ReportVerdict.Unspecified, "verdict")]
    public async Task SubmitReport_WrongField_IsNamed(
        string reporter, string? token, ReportVerdict verdict, string field)
    {
        var report = new SubmitReportRequest { Reporter = reporter, Verdict = verdict };
        if (token is not null)
        {
            report.Token = token;
        }

        var fault = await Assert.ThrowsAsync<RpcException>(() => silo.Api.SubmitReportAsync(report));

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.StartsWith(field, fault.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 0.5)]
    [InlineData(false, 0)]
    public async Task Outcome_Unwanted_IsAReportByASubscriberAlone(bool isSubscriber, double reports)
    {
        var (caller, callee) = (silo.FreshNumber(), silo.FreshNumber());
        if (isSubscriber)
        {
            await silo.Api.CheckCallAsync(new CheckCallRequest
            {
                Caller = callee,
                Callee = "+493023125099",
                SourceIp = "192.0.2.77",
                Trust = TrustClass.Own,
            });
        }

        await DeliverAsync(caller, callee, isUnwanted: true);

        // A call that its callee has reported is not there to be reported.
        await Eventually.HoldsAsync(
            async () => isSubscriber
                ? (await EvidenceAsync(caller)).Reports > 0
                : (await CallsAsync(callee)).Count > 0,
            "the call has been delivered");
        Assert.Equal(reports, (await EvidenceAsync(caller)).Reports, 3);
        Assert.Equal(isSubscriber ? 0 : 1, (await CallsAsync(callee)).Count);
    }

    [Fact]
    public async Task Outcome_CalleeAbroadOrNotReached_IsNotReportable()
    {
        var (caller, reached) = (silo.FreshNumber(), silo.FreshNumber());
        await DeliverAsync(caller, "+441632960123");
        await DeliverAsync(caller, "+4930231259", code: 404);
        await DeliverAsync(caller, reached);

        Assert.Empty(await CallsAsync("+441632960123"));
        Assert.Empty(await CallsAsync("+4930231259"));
    }

    // Returns when the grid has learnt it and, if the callee is of this network, he may report it.
    private async Task DeliverAsync(string caller, string callee, int code = 200, bool isUnwanted = false)
    {
        var attempt = EdgeClient.Attempt(1, caller, callee);
        attempt.StartedUnixMs = CalledAt.ToUnixTimeMilliseconds();
        using var edge = await silo.ConnectAsync();
        await edge.AskAsync(attempt);
        await edge.NextReplyAsync();
        var before = (await EvidenceAsync(caller)).Ended24H;
        await edge.SendAsync(new EdgeFrame
        {
            Outcomes =
            {
                new Outcome
                {
                    Attempt = attempt, Code = code, AnswerMs = 1, DurationMs = 90_000, Unwanted = isUnwanted,
                },
            },
        });
        await Eventually.HoldsAsync(
            async () => (await EvidenceAsync(caller)).Ended24H > before, "the outcome is learnt");
        if (code == 200 && callee.StartsWith("+49", StringComparison.Ordinal) && !isUnwanted)
        {
            await Eventually.HoldsAsync(async () => (await CallsAsync(callee)).Count > 0, "the call is delivered");
        }
    }

    private async Task<IReadOnlyList<DeliveredCall>> CallsAsync(string reporter) =>
        (await silo.Api.ListDeliveredCallsAsync(new ListDeliveredCallsRequest { Reporter = reporter })).Calls;

    private async Task<CallerEvidence> EvidenceAsync(string caller) =>
        (await silo.Api.GetReputationAsync(new GetReputationRequest { Caller = new CallerSubject { Uri = caller } }))
        .Callers.Single(c => c.Trust == TrustClass.Peer).Evidence;

    private static SubmitReportRequest Spam(string reporter, string token) =>
        new() { Reporter = reporter, Token = token, Verdict = ReportVerdict.Spam };
}
