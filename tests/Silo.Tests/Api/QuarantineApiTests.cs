using Grpc.Core;
using Spit.Protocol.V1;
using Spit.Silo.Quarantine;

namespace Spit.Silo.Tests.Api;

public sealed class QuarantineApiTests(TestSilo silo)
{
    private readonly QuarantineSite _site = new(silo);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ReviewerPermission.List)]
    [InlineData(ReviewerPermission.Play)]
    [InlineData(ReviewerPermission.Mark)]
    [InlineData(ReviewerPermission.Consent)]
    public async Task AnyMethod_WithAnotherPermissionOrNoToken_IsRefused(ReviewerPermission needed)
    {
        foreach (var other in Enum.GetValues<ReviewerPermission>().Where(p => p != needed))
        {
            foreach (var ask in Questions(needed))
                Assert.Equal(StatusCode.PermissionDenied, await FaultAsync(ask, QuarantineSite.As(other)));
        }
        foreach (var ask in Questions(needed))
        {
            Assert.Equal(StatusCode.Unauthenticated, await FaultAsync(ask, new CallOptions(cancellationToken: Token)));
            Assert.Equal(
                StatusCode.Unauthenticated, await FaultAsync(ask, QuarantineSite.AsToken("0123456789-token-to-")));
            Assert.NotEqual(StatusCode.PermissionDenied, await FaultAsync(ask, QuarantineSite.As(needed)));
        }
    }

    [Fact]
    public async Task GetItem_WhatWasFiled_IsShownWithoutWhatOpensTheRecording()
    {
        var callee = silo.FreshNumber();
        await _site.ConsentAsync(callee);
        var request = QuarantineSite.Item(callee, silo.FreshNumber());
        Assert.True(await _site.FileAsync(request));

        var item = await _site.People.GetItemAsync(
            new GetItemRequest { Id = request.Item.Id }, QuarantineSite.As(ReviewerPermission.List));

        var expected = request.Item.Clone();
        expected.Attempt.Id = 0;
        expected.Attempt.Trunk = "unknown";
        (expected.Mark, expected.Recording, expected.Campaign) = (ReviewMark.New, RecordingState.Held, expected.Id);
        Assert.Equal(expected, item);
    }

    [Fact]
    public async Task FileItem_NoConsent_IsNotWanted()
    {
        var callee = silo.FreshNumber();
        var admitted = await _site.Intake.AdmitAsync(new AdmitRequest { Callee = callee }, cancellationToken: Token);

        Assert.False(admitted.MayRecord);
        Assert.False(await _site.FileAsync(QuarantineSite.Item(callee, silo.FreshNumber())));
        Assert.Empty((await _site.ListAsync(new ListItemsRequest { Callee = callee })).Items);
    }

    [Fact]
    public async Task PlayItem_AuditRowIsThereBeforeTheChallengerIsAsked()
    {
        await using var challenger = await FakeChallenger.StartAsync();
        var callee = silo.FreshNumber();
        await _site.ConsentAsync(callee);
        var request = QuarantineSite.Item(callee, silo.FreshNumber(), challenger.Address);
        await _site.FileAsync(request);
        challenger.Recordings[(request.Item.Id, request.RecordingKey)] = [1, 2, 3, 4, 5];
        IReadOnlyList<AuditRow> before = [];
        challenger.BeforeFetch = async () => before = await _site.AuditAsync(request.Item.Id);

        Assert.Equal([1, 2, 3, 4, 5], await _site.PlayAsync(request.Item.Id));

        var row = Assert.Single(before);
        Assert.Equal((AuditAction.Play, "who-may-Play"), (row.Action, row.Who));
        Assert.StartsWith("ipv4:127.0.0.1:", row.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlayItem_ChallengerIsAwayOrLostIt_SaysSo()
    {
        await using var challenger = await FakeChallenger.StartAsync();
        var callee = silo.FreshNumber();
        await _site.ConsentAsync(callee);
        var lost = QuarantineSite.Item(callee, silo.FreshNumber(), challenger.Address);
        var away = QuarantineSite.Item(callee, silo.FreshNumber(), "http://127.0.0.1:1");
        await _site.FileAsync(lost);
        await _site.FileAsync(away);

        var faults = new[] { await PlayFaultAsync(lost.Item.Id), await PlayFaultAsync(away.Item.Id) };

        Assert.Equal([StatusCode.FailedPrecondition, StatusCode.Unavailable], faults);
        Assert.Single(await _site.AuditAsync(away.Item.Id));
        Assert.Equal(StatusCode.NotFound, await PlayFaultAsync(new string('0', 32)));
    }

    [Fact]
    public async Task SetConsent_Withdrawn_DeletesAtTheChallengerAndKeepsTheItem()
    {
        await using var challenger = await FakeChallenger.StartAsync();
        var callee = silo.FreshNumber();
        await _site.ConsentAsync(callee);
        var request = QuarantineSite.Item(callee, silo.FreshNumber(), challenger.Address);
        await _site.FileAsync(request);
        challenger.Recordings[(request.Item.Id, request.RecordingKey)] = [1];

        await _site.ConsentAsync("tel:" + callee, isRecorded: false);

        Assert.Empty(challenger.Recordings);
        var item = Assert.Single((await _site.ListAsync(new ListItemsRequest { Callee = callee })).Items);
        Assert.Equal(RecordingState.Removed, item.Recording);
        Assert.Equal(StatusCode.FailedPrecondition, await PlayFaultAsync(item.Id));
        Assert.False(await _site.FileAsync(request));
        Assert.Equal(["off", "on"], (await _site.AuditAsync(callee)).Select(row => row.Detail));
    }

    [Fact]
    public async Task Consents_GivenAndWithdrawn_AreShownWithWhoSetThem()
    {
        var (given, withdrawn) = (silo.FreshNumber(), silo.FreshNumber());
        await _site.ConsentAsync(given);
        await _site.ConsentAsync(withdrawn, isRecorded: false);
        var options = QuarantineSite.As(ReviewerPermission.Consent);

        var one = await _site.People.GetConsentAsync(new GetConsentRequest { Subscriber = given }, options);
        var all = await _site.People.ListConsentsAsync(new ListConsentsRequest(), options);

        Assert.Equal(("who-may-Consent", "contract 17", true), (one.SetBy, one.Reason, one.Recorded));
        Assert.Contains(given, all.Consents.Select(consent => consent.Subscriber));
        Assert.DoesNotContain(withdrawn, all.Consents.Select(consent => consent.Subscriber));
        Assert.Equal(StatusCode.NotFound, await FaultAsync(
            o => _site.People.GetConsentAsync(
                new GetConsentRequest { Subscriber = silo.FreshNumber() }, o).ResponseAsync,
            options));
    }

    [Fact]
    public async Task MarkItem_SpamThenHam_IsOneComplaintAndOnePass()
    {
        var (callee, caller) = (silo.FreshNumber(), silo.FreshNumber());
        await _site.ConsentAsync(callee);
        await silo.Api.CheckCallAsync(new CheckCallRequest
        {
            Caller = caller,
            Callee = callee,
            SourceIp = "203.0.113.7",
            Trust = TrustClass.Peer,
        });
        var request = QuarantineSite.Item(callee, caller);
        await _site.FileAsync(request);
        var before = await _site.ListAsync(new ListItemsRequest());

        foreach (var mark in new[] { ReviewMark.Spam, ReviewMark.Spam, ReviewMark.Ham })
        {
            var marked = await _site.People.MarkItemAsync(
                new MarkItemRequest { Id = request.Item.Id, Mark = mark }, QuarantineSite.As(ReviewerPermission.Mark));
            Assert.Equal((mark, "who-may-Mark"), (marked.Mark, marked.MarkedBy));
        }

        var evidence = (await silo.Api.GetReputationAsync(
            new GetReputationRequest { Caller = new CallerSubject { Uri = caller } })).Callers.Single().Evidence;
        Assert.Equal((1.0, 1.0), (Math.Round(evidence.Reports, 3), Math.Round(evidence.ChallengesPassed, 3)));
        Assert.Equal(before.HamItems + 1, (await _site.ListAsync(new ListItemsRequest())).HamItems);
        Assert.Equal(["ham", "spam", "spam"], (await _site.AuditAsync(request.Item.Id)).Select(row => row.Detail));
    }

    [Fact]
    public async Task ListItems_Pages_GoThroughAllNewestFirst()
    {
        var callee = silo.FreshNumber();
        await _site.ConsentAsync(callee);
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var request = QuarantineSite.Item(callee, silo.FreshNumber());
            ids.Add(request.Item.Id);
            await _site.FileAsync(request);
        }

        var seen = new List<string>();
        var ask = new ListItemsRequest { Callee = callee, PageSize = 2 };
        do
        {
            var page = await _site.ListAsync(ask);
            seen.AddRange(page.Items.Select(item => item.Id));
            ask.PageToken = page.NextPageToken;
        }
        while (ask.PageToken.Length > 0);

        Assert.Equal(ids.OrderDescending(StringComparer.Ordinal), seen);
    }

    [Theory]
    [InlineData("id", "item.id")]
    [InlineData("key", "recording_key")]
    [InlineData("uri", "store_uri")]
    [InlineData("attempt", "item.attempt")]
    [InlineData("sound", "sound")]
    public async Task FileItem_WrongField_IsNamed(string field, string named)
    {
        var request = QuarantineSite.Item(silo.FreshNumber(), silo.FreshNumber());
        switch (field)
        {
            case "id": request.Item.Id = "../x"; break;
            case "key": request.RecordingKey = Google.Protobuf.ByteString.Empty; break;
            case "uri": request.StoreUri = "file:///etc/passwd"; break;
            case "attempt": request.Item.Attempt.SourceIp = Google.Protobuf.ByteString.Empty; break;
            default: request.Sound.AddRange(new uint[1001]); break;
        }

        var fault = await Assert.ThrowsAsync<RpcException>(() => _site.FileAsync(request));

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.StartsWith(named, fault.Status.Detail, StringComparison.Ordinal);
    }

    private IEnumerable<Func<CallOptions, Task>> Questions(ReviewerPermission permission)
    {
        var id = new string('0', 32);
        return permission switch
        {
            ReviewerPermission.List =>
            [
                o => _site.People.ListItemsAsync(new ListItemsRequest(), o).ResponseAsync,
                o => _site.People.GetItemAsync(new GetItemRequest { Id = id }, o).ResponseAsync,
                o => _site.People.ListAuditAsync(new ListAuditRequest(), o).ResponseAsync,
            ],
            ReviewerPermission.Play =>
            [
                o => _site.People.PlayItem(new PlayItemRequest { Id = id }, o).ResponseStream.MoveNext(Token),
            ],
            ReviewerPermission.Mark =>
            [
                o => _site.People.MarkItemAsync(
                    new MarkItemRequest { Id = id, Mark = ReviewMark.Spam }, o).ResponseAsync,
            ],
            _ =>
            [
                o => _site.People.SetConsentAsync(new SetConsentRequest(), o).ResponseAsync,
                o => _site.People.GetConsentAsync(new GetConsentRequest(), o).ResponseAsync,
                o => _site.People.ListConsentsAsync(new ListConsentsRequest(), o).ResponseAsync,
            ],
        };
    }

    private async Task<StatusCode> PlayFaultAsync(string id) =>
        (await Assert.ThrowsAsync<RpcException>(() => _site.PlayAsync(id))).StatusCode;

    // Also of an answer: OK.
    private static async Task<StatusCode> FaultAsync(Func<CallOptions, Task> ask, CallOptions options)
    {
        try
        {
            await ask(options);
            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }
}
