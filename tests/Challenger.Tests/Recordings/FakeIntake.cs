using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Challenger.Tests.Recordings;

/// <summary>A grid that says what the test wants.</summary>
internal sealed class FakeIntake : QuarantineIntake.QuarantineIntakeBase
{
    public bool MayRecord { get; set; } = true;

    public bool IsWanted { get; set; } = true;

    /// <summary>Does not answer.</summary>
    public bool IsSilent { get; set; }

    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(1);

    public ConcurrentDictionary<string, FileItemRequest> Items { get; } = new();

    public ConcurrentQueue<string> Forgotten { get; } = new();

    public override Task<AdmitResponse> Admit(AdmitRequest request, ServerCallContext context) =>
        Answer(new AdmitResponse { MayRecord = MayRecord, Retention = Duration.FromTimeSpan(Retention) });

    public override Task<FileItemResponse> FileItem(FileItemRequest request, ServerCallContext context)
    {
        if (!IsSilent && IsWanted) Items[request.Item.Id] = request;
        return Answer(new FileItemResponse { Wanted = IsWanted });
    }

    public override Task<ListHeldResponse> ListHeld(ListHeldRequest request, ServerCallContext context) =>
        Answer(new ListHeldResponse { Ids = { Items.Keys } });

    public override Task<ForgetItemsResponse> ForgetItems(ForgetItemsRequest request, ServerCallContext context)
    {
        foreach (var id in request.Ids) Forgotten.Enqueue(id);
        return Answer(new ForgetItemsResponse());
    }

    private Task<T> Answer<T>(T answer) => IsSilent
        ? Task.FromException<T>(new RpcException(new Status(StatusCode.Unavailable, "the store does not answer")))
        : Task.FromResult(answer);
}
