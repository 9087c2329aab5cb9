using Grpc.Core;
using Spit.Protocol.V1;
using static Spit.Protocol.V1.QuarantineIntake;

namespace Spit.Challenger.Recordings;

/// <summary>Keeps the disk as it should be: at the start and every minute.</summary>
internal sealed class RecordingSweep(
    RecordingVault vault,
    RecordingOptions options,
    RecordingSite site,
    GridLink grid,
    TimeProvider time,
    ILogger<RecordingSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // What the grid takes in one message.
    private const int MostForgotten = 1000;

    // Chosen: a disk that comes back after days is filed within some minutes, and the grid has other work too.
    private const int MostFiled = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!vault.IsOpen) return;
        try
        {
            while (true)
            {
                await SweepAsync(stoppingToken);
                await Task.Delay(Interval, time, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    /// <summary>Deletes what is expired, broken or too much, and agrees with the grid on the rest.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            DeleteExpired();
            DeleteExcess();
            await AgreeAsync(cancellationToken);
        }
        catch (Exception e) when (e is RpcException or IOException or UnauthorizedAccessException)
        {
            RecordingLog.NotSwept(logger, e);
        }
    }

    private void DeleteExpired()
    {
        var now = time.GetUtcNow();
        var unknown = 0;
        Span<byte> header = stackalloc byte[SealHeader.Bytes];
        Span<byte> dataKey = stackalloc byte[RecordingKeys.KeyBytes];
        foreach (var id in vault.Folder!.Ids())
        {
            using var file = vault.Folder.TryOpen(id);
            if (file is null) continue;
            var read = RandomAccess.Read(file, header, 0);
            var fault = SealHeader.Read(header[..read], vault.Keys!, id, out var expires, dataKey);
            if (fault is SealFault.None or SealFault.UnknownKey && now >= expires) vault.Delete(id, "expired");
            else if (fault == SealFault.UnknownKey) unknown++;
            else if (fault != SealFault.None) DeleteBroken(id, fault);
        }
        if (unknown > 0) RecordingLog.UnknownKeys(logger, unknown);
    }

    private void DeleteExcess()
    {
        var ids = vault.Folder!.Ids();
        var (bytes, count) = (ids.Sum(vault.Folder.BytesOf), 0);
        foreach (var id in ids.TakeWhile(_ => bytes > options.MaxBytes))
        {
            bytes -= vault.Folder.BytesOf(id);
            vault.Delete(id, "room");
            count++;
        }
        if (count > 0) RecordingLog.NoRoom(logger, count);
    }

    // The grid is asked first: what it wants then and is not there now is gone, and was not just made.
    private async Task AgreeAsync(CancellationToken cancellationToken)
    {
        var request = new ListHeldRequest { Challenger = site.Name, StoreUri = site.StoreUri.ToString() };
        var answer = await grid.AskAsync(
            (silo, token) => new QuarantineIntakeClient(silo).ListHeldAsync(request, cancellationToken: token),
            cancellationToken);
        var held = answer.Ids.ToHashSet(StringComparer.Ordinal);
        var there = vault.Folder!.Ids();
        foreach (var id in there.Where(id => !held.Contains(id)).Take(MostFiled))
            await FileAsync(id, cancellationToken);
        await ForgetAsync([.. held.Except(there, StringComparer.Ordinal)], cancellationToken);
    }

    private async Task FileAsync(string id, CancellationToken cancellationToken)
    {
        if (vault.Folder!.TryOpen(id) is not { } file) return;
        var fault = SealedReader.Open(file, vault.Keys!, id, [], out var reader);
        using (reader)
        {
            if (reader?.Read(reader.Count - 1) is { } piece)
                await vault.FileAsync(FileItemRequest.Parser.ParseFrom(piece), cancellationToken);
            else if (fault != SealFault.UnknownKey)
                DeleteBroken(id, fault);
        }
    }

    private async Task ForgetAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > 0) RecordingLog.Lost(logger, ids.Count);
        foreach (var some in ids.Chunk(MostForgotten))
        {
            var request = new ForgetItemsRequest { Challenger = site.Name };
            request.Ids.AddRange(some);
            await grid.AskAsync(
                (silo, token) => new QuarantineIntakeClient(silo).ForgetItemsAsync(request, cancellationToken: token),
                cancellationToken);
        }
    }

    private void DeleteBroken(string id, SealFault fault)
    {
        RecordingLog.Broken(logger, id, fault);
        vault.Delete(id, "broken");
    }
}
