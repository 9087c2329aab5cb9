using Google.Protobuf;
using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Cli.Tests;

/// <summary>Answers for the grid's quarantine as the test says.</summary>
internal sealed class FakeQuarantine(FakeGrid grid) : QuarantineService.QuarantineServiceBase
{
    public override Task<ListItemsResponse> ListItems(ListItemsRequest request, ServerCallContext context) =>
        AnswerAsync<ListItemsRequest, ListItemsResponse>(request, context);

    public override Task<QuarantineItem> GetItem(GetItemRequest request, ServerCallContext context) =>
        AnswerAsync<GetItemRequest, QuarantineItem>(request, context);

    /// <summary>The answer is the item; its sound are its id's bytes, one by one.</summary>
    public override async Task PlayItem(
        PlayItemRequest request, IServerStreamWriter<PlayItemResponse> stream, ServerCallContext context)
    {
        var item = await AnswerAsync<PlayItemRequest, QuarantineItem>(request, context);
        await stream.WriteAsync(new PlayItemResponse { Item = item });
        foreach (var piece in item.Id)
        {
            if (piece == '!') throw new RpcException(new Status(StatusCode.DataLoss, "cut"));
            await stream.WriteAsync(new PlayItemResponse { Audio = ByteString.CopyFromUtf8($"{piece}") });
        }
    }

    public override Task<QuarantineItem> MarkItem(MarkItemRequest request, ServerCallContext context) =>
        AnswerAsync<MarkItemRequest, QuarantineItem>(request, context);

    public override Task<ListAuditResponse> ListAudit(ListAuditRequest request, ServerCallContext context) =>
        AnswerAsync<ListAuditRequest, ListAuditResponse>(request, context);

    public override Task<Consent> SetConsent(SetConsentRequest request, ServerCallContext context) =>
        AnswerAsync<SetConsentRequest, Consent>(request, context);

    public override Task<Consent> GetConsent(GetConsentRequest request, ServerCallContext context) =>
        AnswerAsync<GetConsentRequest, Consent>(request, context);

    public override Task<ListConsentsResponse> ListConsents(
        ListConsentsRequest request, ServerCallContext context) =>
        AnswerAsync<ListConsentsRequest, ListConsentsResponse>(request, context);

    private Task<TAnswer> AnswerAsync<TRequest, TAnswer>(TRequest request, ServerCallContext context)
        where TRequest : IMessage<TRequest>
    {
        grid.Authorization = context.RequestHeaders.GetValue("authorization");
        return grid.AnswerAsync<TRequest, TAnswer>(request);
    }
}
