using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Grpc.Core;
using Spit.Hosting.Commands;
using Spit.Protocol.V1;
using static Spit.Protocol.V1.QuarantineIntake;

namespace Spit.Challenger.Recordings;

/// <summary>The recordings on this challenger's disk.</summary>
/// <remarks>
/// Nothing is recorded without the grid's word, and nothing is there before it is whole: a recording is sealed,
/// flushed, and only then has its name. What a former run left half-written is deleted at the start.
/// </remarks>
internal sealed class RecordingVault : IHostedService, IDisposable
{
    // Chosen: eight times within what a recording may have waiting.
    private static readonly TimeSpan DrainInterval = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, Recording> _recordings = new();
    private readonly RecordingOptions _options;
    private readonly RecordingSite _site;
    private readonly GridLink _grid;
    private readonly SoundPrints _sounds;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end = new();
    private readonly RecordingFolder? _folder;
    private readonly RecordingKeys? _keys;
    private Task _draining = Task.CompletedTask;

    public RecordingVault(
        RecordingOptions options,
        RecordingSite site,
        GridLink grid,
        SoundPrints sounds,
        TimeProvider time,
        RecordingMeters meters,
        ILogger<RecordingVault> logger)
    {
        (_options, _site, _grid, _sounds, _time) = (options, site, grid, sounds, time);
        (Meters, Logger) = (meters, logger);
        if (options.Directory is not { } directory) return;
        _folder = new RecordingFolder(directory);
        if (!RecordingKeys.TryRead(options, out _keys, out var fault))
            throw new StartFaultException($"recordings: {fault.Setting} {fault.What}");
    }

    internal RecordingMeters Meters { get; }

    internal ILogger Logger { get; }

    /// <summary>Whether anything may be recorded at all: it may when there is a directory.</summary>
    [MemberNotNullWhen(true, nameof(_folder), nameof(_keys))]
    public bool IsOpen => _folder is not null && _keys is not null;

    internal RecordingFolder? Folder => _folder;

    internal RecordingKeys? Keys => _keys;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsOpen) return Task.CompletedTask;
        try
        {
            _folder.Open();
            RecordingLog.Opened(Logger, _options.Directory!, _folder.Ids().Count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"recordings cannot be kept in {_options.Directory}: {e.Message}", e);
        }
        _draining = Task.Run(DrainAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _end.CancelAsync();
        await _draining;
        foreach (var recording in _recordings.Values) recording.Dispose();
    }

    public void Dispose()
    {
        _folder?.Dispose();
        _end.Dispose();
    }

    /// <summary>Asks the grid whether a call may be recorded.</summary>
    /// <param name="callee">Who is called.</param>
    /// <param name="cancellationToken">The call is over.</param>
    /// <returns>Null: it may not, or the grid did not answer; then nothing is recorded.</returns>
    public async Task<RecordingPermit?> AskAsync(string callee, CancellationToken cancellationToken)
    {
        if (!IsOpen) return null;
        try
        {
            var answer = await _grid.AskAsync(
                (silo, token) => new QuarantineIntakeClient(silo)
                    .AdmitAsync(new AdmitRequest { Callee = callee }, cancellationToken: token),
                cancellationToken);
            if (!answer.MayRecord)
            {
                Meters.Recorded("not_admitted");
                return null;
            }
            var most = answer.Retention?.ToTimeSpan() ?? TimeSpan.Zero;
            return new RecordingPermit(callee, most < _options.Retention ? most : _options.Retention);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (RpcException e)
        {
            Meters.Recorded("not_asked");
            RecordingLog.NotAsked(Logger, e);
            return null;
        }
    }

    /// <summary>Begins a recording.</summary>
    /// <returns>Null when the disk does not take it.</returns>
    public Recording? Begin(RecordingPermit permit)
    {
        if (!IsOpen) return null;
        var now = _time.GetUtcNow();
        var (id, expires) = (RecordingId.New(now), now + permit.Retention);
        try
        {
            var writer = new SealedWriter(_folder.Create(id), _keys, id, expires);
            var recording = new Recording(this, id, writer, _sounds.Begin(), expires, _options.Longest);
            _recordings[id] = recording;
            return recording;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Meters.Recorded("failed");
            RecordingLog.NotWritten(Logger, e, id);
            return null;
        }
    }

    /// <summary>Gives a sealed recording its name.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    internal void Keep(Recording recording)
    {
        _folder!.Publish(recording.Id);
        _recordings.TryRemove(recording.Id, out _);
        Meters.Recorded("kept");
    }

    /// <summary>Deletes what there is of a recording that is over.</summary>
    internal void Discard(Recording recording, string result)
    {
        _recordings.TryRemove(recording.Id, out _);
        Meters.Recorded(result);
        try
        {
            _folder!.Discard(recording.Id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start deletes it.
            RecordingLog.NotWritten(Logger, e, recording.Id);
        }
    }

    /// <summary>Files a recording that is on this disk, and deletes it when the grid does not want it.</summary>
    /// <returns>False when it was deleted. True when the grid did not answer: it is asked again later.</returns>
    internal async Task<bool> FileAsync(FileItemRequest request, CancellationToken cancellationToken = default)
    {
        // As they are now: a challenger may have moved since the recording was made.
        request.Item.Challenger = _site.Name;
        request.StoreUri = _site.StoreUri.ToString();
        try
        {
            var answer = await _grid.AskAsync(
                (silo, token) => new QuarantineIntakeClient(silo).FileItemAsync(request, cancellationToken: token),
                cancellationToken);
            if (!answer.Wanted) Delete(request.Item.Id, "unwanted");
            return answer.Wanted;
        }
        catch (RpcException e)
        {
            RecordingLog.NotFiled(Logger, e, request.Item.Id);
            return true;
        }
    }

    /// <summary>Deletes a recording, if it is there.</summary>
    internal void Delete(string id, string reason)
    {
        if (_folder!.Delete(id)) Meters.Deleted(reason);
    }

    private async Task DrainAsync()
    {
        using var timer = new PeriodicTimer(DrainInterval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
                foreach (var recording in _recordings.Values) recording.Drain();
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }
}
