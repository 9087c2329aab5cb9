using Google.Protobuf;
using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Challenger.Recordings;

/// <summary>What this challenger does for the silos.</summary>
internal sealed class RecordingStoreApi(RecordingVault vault) : RecordingStore.RecordingStoreBase
{
    public override async Task Fetch(
        FetchRequest request, IServerStreamWriter<FetchResponse> stream, ServerCallContext context)
    {
        using var reader = Open(request);
        await stream.WriteAsync(
            new FetchResponse { Audio = UnsafeByteOperations.UnsafeWrap(WavHeader.Of(reader.AudioBytes)) },
            context.CancellationToken);
        for (var i = 0; i < reader.Count - 1; i++)
        {
            var piece = reader.Read(i) ?? throw Lost();
            await stream.WriteAsync(
                new FetchResponse { Audio = UnsafeByteOperations.UnsafeWrap(piece) }, context.CancellationToken);
        }
    }

    public override Task<DeleteResponse> Delete(DeleteRequest request, ServerCallContext context)
    {
        if (vault.IsOpen && vault.Folder!.TryOpen(request.Id) is { } file)
        {
            using (file)
            {
                Span<byte> header = stackalloc byte[SealHeader.Bytes];
                Span<byte> dataKey = stackalloc byte[RecordingKeys.KeyBytes];
                var read = RandomAccess.Read(file, header, 0);
                var fault = SealHeader.Read(header[..read], vault.Keys!, request.Id, out _, dataKey);
                if (fault != SealFault.None || !RecordingOpener.Fits(request.RecordingKey.Span, dataKey)) throw None();
            }
            vault.Delete(request.Id, "withdrawn");
        }
        return Task.FromResult(new DeleteResponse());
    }

    private SealedReader Open(FetchRequest request)
    {
        if (request.RecordingKey.IsEmpty || !vault.IsOpen || vault.Folder!.TryOpen(request.Id) is not { } file)
            throw None();
        var fault = SealedReader.Open(file, vault.Keys!, request.Id, request.RecordingKey.Span, out var reader);
        return fault switch
        {
            SealFault.None => reader!,
            SealFault.Changed or SealFault.Cut => throw Lost(),
            _ => throw None(),
        };
    }

    private static RpcException None() => new(new Status(StatusCode.NotFound, "there is no such recording"));

    private static RpcException Lost() =>
        new(new Status(StatusCode.DataLoss, "the recording was changed or cut since it was written"));
}
