using Grpc.Core;
using Spit.Protocol.V1;
using Item = Spit.Detection.Quarantine.QuarantineItem;

namespace Spit.Silo.Quarantine;

/// <summary>Passes a recording from its challenger to who listens.</summary>
internal sealed class RecordingPlayer(ChallengerStores stores, ILogger<RecordingPlayer> logger)
{
    /// <summary>Sends what is known about the call, then its sound.</summary>
    /// <remarks>Nothing is sent before the challenger has begun to: who cannot hear it is told why.</remarks>
    /// <exception cref="RpcException">The challenger does not have it, or does not answer.</exception>
    public async Task PlayAsync(
        Item item,
        QuarantineItem shown,
        IServerStreamWriter<PlayItemResponse> stream,
        CancellationToken cancellationToken)
    {
        try
        {
            using var call = stores.Fetch(item, cancellationToken);
            var pieces = call.ResponseStream;
            if (!await pieces.MoveNext(cancellationToken)) throw Gone();
            await stream.WriteAsync(new PlayItemResponse { Item = shown }, cancellationToken);
            do
            {
                await stream.WriteAsync(new PlayItemResponse { Audio = pieces.Current.Audio }, cancellationToken);
            }
            while (await pieces.MoveNext(cancellationToken));
        }
        catch (RpcException e) when (e.StatusCode is not (StatusCode.Cancelled or StatusCode.FailedPrecondition))
        {
            QuarantineLog.NotFetched(logger, e, item.Id, item.Challenger);
            throw e.StatusCode switch
            {
                StatusCode.NotFound => Gone(),
                StatusCode.DataLoss => new RpcException(new Status(
                    StatusCode.DataLoss, "the recording was changed or cut since it was written")),
                _ => new RpcException(new Status(
                    StatusCode.Unavailable,
                    $"{item.Challenger}, which holds the recording, does not answer; try again")),
            };
        }
    }

    private static RpcException Gone() =>
        new(new Status(StatusCode.FailedPrecondition, "its challenger does not have the recording any more"));
}
