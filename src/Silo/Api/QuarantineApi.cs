using Grpc.Core;
using Spit.Detection.Identities;
using Spit.Detection.Quarantine;
using Spit.Grains.Policies;
using Spit.Grains.Quarantine;
using Spit.Protocol.V1;
using Spit.Silo.Quarantine;
using AuditAction = Spit.Detection.Quarantine.AuditAction;
using AuditRow = Spit.Detection.Quarantine.AuditRow;
using Consent = Spit.Protocol.V1.Consent;
using Q = Spit.Detection.Quarantine;
using QuarantineItem = Spit.Protocol.V1.QuarantineItem;

namespace Spit.Silo.Api;

/// <summary>The quarantine as people review it; everything but listing leaves an audit row first.</summary>
internal sealed class QuarantineApi(
    Reviewers reviewers,
    QuarantineDesk desk,
    RecordingPlayer player,
    RunningPolicy policy,
    TimeProvider time,
    ILogger<QuarantineApi> logger)
    : QuarantineService.QuarantineServiceBase
{
    private const int MaxItems = 500;
    private const int MaxRows = 1000;
    private const int MaxReasonLength = 500;

    public override async Task<ListItemsResponse> ListItems(ListItemsRequest request, ServerCallContext context)
    {
        reviewers.Require(context, ReviewerPermission.List);
        var filter = Read(request);
        if (request.PageToken.Length > 0 && !QuarantineReader.IsId(request.PageToken))
            throw Invalid("page_token: not one of ListItems");
        var page = await AskAsync(
            desk.Items.List(filter, request.PageToken, SizeOf(request.PageSize, MaxItems)), nameof(ListItems));
        var now = time.GetUtcNow();
        var response = new ListItemsResponse
        {
            NextPageToken = page.HasMore ? page.Items[^1].Id : "",
            NewItems = page.Counts.New,
            SpamItems = page.Counts.Spam,
            HamItems = page.Counts.Ham,
        };
        response.Items.AddRange(page.Items.Select(item => QuarantineWire.Of(item, now)));
        response.UncomparedChallengers.AddRange(page.Uncompared);
        return response;
    }

    public override async Task<QuarantineItem> GetItem(GetItemRequest request, ServerCallContext context)
    {
        reviewers.Require(context, ReviewerPermission.List);
        return QuarantineWire.Of(await FindAsync(request.Id, nameof(GetItem)), time.GetUtcNow());
    }

    public override async Task PlayItem(
        PlayItemRequest request, IServerStreamWriter<PlayItemResponse> stream, ServerCallContext context)
    {
        var who = reviewers.Require(context, ReviewerPermission.Play);
        var item = await FindAsync(request.Id, nameof(PlayItem));
        var now = time.GetUtcNow();
        if (item.RecordingAt(now) is var state && state != Q.RecordingState.Held)
        {
            throw new RpcException(new Status(
                StatusCode.FailedPrecondition, $"the recording is {state.ToString().ToLowerInvariant()}"));
        }
        await AuditAsync(context, who, AuditAction.Play, item.Id, "");
        await player.PlayAsync(item, QuarantineWire.Of(item, now), stream, context.CancellationToken);
    }

    public override async Task<QuarantineItem> MarkItem(MarkItemRequest request, ServerCallContext context)
    {
        var who = reviewers.Require(context, ReviewerPermission.Mark);
        if (request.Mark is not (Protocol.V1.ReviewMark.Spam or Protocol.V1.ReviewMark.Ham))
            throw Invalid("mark: spam or ham");
        var item = await FindAsync(request.Id, nameof(MarkItem));
        var mark = (Q.ReviewMark)request.Mark;
        await AuditAsync(context, who, AuditAction.Mark, item.Id, mark.ToString().ToLowerInvariant());
        var receipt = await AskAsync(desk.MarkAsync(item.Id, mark, who), nameof(MarkItem));
        ThrowIfFault(receipt.Fault);
        return QuarantineWire.Of(receipt.Item!, time.GetUtcNow());
    }

    public override async Task<ListAuditResponse> ListAudit(ListAuditRequest request, ServerCallContext context)
    {
        reviewers.Require(context, ReviewerPermission.List);
        var before = 0L;
        if (request.PageToken.Length > 0 && !(long.TryParse(request.PageToken, out before) && before > 0))
            throw Invalid("page_token: not one of ListAudit");
        var size = SizeOf(request.PageSize, MaxRows);
        var subject = request.Subject.Length > 0 ? request.Subject : null;
        var rows = await AskAsync(desk.Audit.List(subject, before, size + 1), nameof(ListAudit));
        var response = new ListAuditResponse
        {
            NextPageToken = rows.Count > size ? $"{rows[size - 1].Number}" : "",
        };
        response.Rows.AddRange(rows.Take(size).Select(QuarantineWire.Of));
        return response;
    }

    public override async Task<Consent> SetConsent(SetConsentRequest request, ServerCallContext context)
    {
        var who = reviewers.Require(context, ReviewerPermission.Consent);
        if (request.Reason.Length > MaxReasonLength) throw Invalid($"reason: at most {MaxReasonLength} characters");
        var consent = new Q.Consent
        {
            Subscriber = ReadIdentity(request.Subscriber, "subscriber"),
            IsRecorded = request.Recorded,
            SetBy = who,
            SetAt = time.GetUtcNow(),
            Reason = request.Reason.Trim(),
        };
        await AuditAsync(
            context, who, AuditAction.Consent, consent.Subscriber, consent.IsRecorded ? "on" : "off");
        ThrowIfFault(await AskAsync(desk.SetConsentAsync(consent), nameof(SetConsent)));
        return QuarantineWire.Of(consent);
    }

    public override async Task<Consent> GetConsent(GetConsentRequest request, ServerCallContext context)
    {
        reviewers.Require(context, ReviewerPermission.Consent);
        var subscriber = ReadIdentity(request.Subscriber, "subscriber");
        return await AskAsync(desk.Consents.Get(subscriber), nameof(GetConsent)) is { } consent
            ? QuarantineWire.Of(consent)
            : throw new RpcException(new Status(
                StatusCode.NotFound, $"{subscriber} was never asked: calls to him are not recorded"));
    }

    public override async Task<ListConsentsResponse> ListConsents(
        ListConsentsRequest request, ServerCallContext context)
    {
        reviewers.Require(context, ReviewerPermission.Consent);
        var size = SizeOf(request.PageSize, MaxRows);
        var consents = await AskAsync(
            desk.Consents.List(request.PageToken, request.ShowWithdrawn, size + 1), nameof(ListConsents));
        var response = new ListConsentsResponse
        {
            NextPageToken = consents.Count > size ? consents[size - 1].Subscriber : "",
        };
        response.Consents.AddRange(consents.Take(size).Select(QuarantineWire.Of));
        return response;
    }

    private ItemFilter Read(ListItemsRequest request)
    {
        if (!System.Enum.IsDefined(request.Mark)) throw Invalid("mark: new, spam, ham or unspecified");
        if (!System.Enum.IsDefined(request.Recording))
            throw Invalid("recording: held, expired, removed, lost or unspecified");
        return new ItemFilter
        {
            Callee = request.Callee.Length > 0 ? ReadIdentity(request.Callee, "callee") : null,
            Caller = request.Caller.Length > 0 ? ReadIdentity(request.Caller, "caller") : null,
            Mark = request.Mark == 0 ? null : (Q.ReviewMark)request.Mark,
            Recording = request.Recording == 0 ? null : (Q.RecordingState)request.Recording,
            Campaign = request.Campaign.Length > 0 ? request.Campaign : null,
        };
    }

    private string ReadIdentity(string text, string field) =>
        CallerIdentity.TryCanonicalize(text, policy.Current.Numbers, out var identity)
            ? identity
            : throw Invalid($"{field}: neither a SIP or tel URI nor a number");

    private async Task<Q.QuarantineItem> FindAsync(string id, string method) =>
        await AskAsync(desk.Items.Get(id), method)
        ?? throw new RpcException(new Status(StatusCode.NotFound, $"there is no item {id}"));

    // Durable when this returns: nobody hears or changes anything without it.
    private async Task AuditAsync(
        ServerCallContext context, string who, AuditAction action, string subject, string detail)
    {
        var row = new AuditRow
        {
            At = time.GetUtcNow(),
            Action = action,
            Who = who,
            Address = context.Peer,
            Subject = subject,
            Detail = detail,
        };
        if (!await AskAsync(desk.Audit.Add(row), nameof(AuditAsync))) ThrowIfFault(QuarantineFault.StoreFailed);
    }

    private async Task<T> AskAsync<T>(Task<T> asked, string method)
    {
        try
        {
            return await asked;
        }
        catch (Exception e)
        {
            ApiLog.GrainFailed(logger, e, method);
            throw new RpcException(new Status(StatusCode.Unavailable, "the quarantine cannot be reached; try again"));
        }
    }

    private static void ThrowIfFault(QuarantineFault fault)
    {
        if (fault == QuarantineFault.None) return;
        throw new RpcException(fault switch
        {
            QuarantineFault.NotFound => new Status(StatusCode.NotFound, "there is no such item any more"),
            QuarantineFault.Full => new Status(
                StatusCode.ResourceExhausted, "there are as many consents as there may be"),
            _ => new Status(StatusCode.Unavailable, "the store did not take it; try again"),
        });
    }

    private static int SizeOf(int asked, int most) => asked < 0
        ? throw Invalid("page_size: not below 0")
        : asked == 0 ? most : Math.Min(asked, most);

    private static RpcException Invalid(string what) => new(new Status(StatusCode.InvalidArgument, what));
}
