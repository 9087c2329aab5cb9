using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Spit.Detection.Identities;
using Spit.Grains.Policies;
using Spit.Grains.Quarantine;
using Spit.Protocol.V1;
using Spit.Silo.Quarantine;

namespace Spit.Silo.Api;

/// <summary>What challengers tell the quarantine.</summary>
internal sealed class QuarantineIntakeApi(
    QuarantineDesk desk,
    SiloOptions options,
    RunningPolicy policy,
    TimeProvider time,
    ILogger<QuarantineIntakeApi> logger)
    : QuarantineIntake.QuarantineIntakeBase
{
    public override async Task<AdmitResponse> Admit(AdmitRequest request, ServerCallContext context)
    {
        if (!CallerIdentity.TryCanonicalize(request.Callee, policy.Current.Numbers, out var callee))
            throw Invalid("callee: neither a SIP or tel URI nor a number");
        return new AdmitResponse
        {
            MayRecord = await AskAsync(desk.MayRecordAsync(callee), nameof(Admit)),
            Retention = Duration.FromTimeSpan(options.RecordingRetention),
        };
    }

    public override async Task<FileItemResponse> FileItem(FileItemRequest request, ServerCallContext context)
    {
        var latest = time.GetUtcNow() + options.RecordingRetention;
        if (!QuarantineReader.TryRead(request, latest, out var item, out var fault)) throw Invalid(fault);
        var receipt = await AskAsync(desk.FileAsync(item, [.. request.Sound]), nameof(FileItem));
        ThrowIfFailed(receipt.Fault);
        return new FileItemResponse { Wanted = receipt.IsWanted };
    }

    public override async Task<ListHeldResponse> ListHeld(ListHeldRequest request, ServerCallContext context)
    {
        if (!QuarantineReader.IsName(request.Challenger)) throw Invalid("challenger: 1 to 64 characters");
        if (!QuarantineReader.IsStoreUri(request.StoreUri)) throw Invalid("store_uri: an http or https URL");
        var held = await AskAsync(desk.Items.Held(request.Challenger, request.StoreUri), nameof(ListHeld));
        ThrowIfFailed(held.Fault);
        var response = new ListHeldResponse();
        response.Ids.AddRange(held.Ids);
        return response;
    }

    public override async Task<ForgetItemsResponse> ForgetItems(ForgetItemsRequest request, ServerCallContext context)
    {
        if (!QuarantineReader.IsName(request.Challenger)) throw Invalid("challenger: 1 to 64 characters");
        if (request.Ids.Count > QuarantineReader.MaxForgotten || !request.Ids.All(QuarantineReader.IsId))
            throw Invalid($"ids: at most {QuarantineReader.MaxForgotten}, each of 32 hexadecimal digits");
        ThrowIfFailed(await AskAsync(desk.Items.Forget(request.Challenger, [.. request.Ids]), nameof(ForgetItems)));
        return new ForgetItemsResponse();
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

    private static void ThrowIfFailed(QuarantineFault fault)
    {
        if (fault != QuarantineFault.None)
            throw new RpcException(new Status(StatusCode.Unavailable, "the store did not take it; try again"));
    }

    private static RpcException Invalid(string what) => new(new Status(StatusCode.InvalidArgument, what));
}
