using System.Collections.Concurrent;
using Spit.Grains.Standings;
using Spit.Silo.Keys;

namespace Spit.Silo.Standings;

/// <summary>The line to one shard of standings: one exchange at a time, about all that waited meanwhile.</summary>
/// <remarks>What the shard holds in this silo takes no message.</remarks>
/// <param name="keys">Reaches the shard.</param>
/// <param name="shard">Its number.</param>
/// <param name="time">Says when news were heard.</param>
/// <param name="meters">Counts what was told.</param>
/// <param name="logger">Told of owners that do not answer.</param>
internal sealed class StandingLine(
    IGridKeys keys, int shard, TimeProvider time, GridMeters meters, ILogger logger)
{
    // Chosen: one message of some 100 kB.
    private const int MostKeys = 1024;

    private readonly IStandingShardGrain _owner = keys.Standings(shard);
    private readonly ConcurrentQueue<StandingEntry> _due = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = NewSignal();
    private volatile Task _running = Task.CompletedTask;
    private bool _isRunning;
    private bool _isPressing;

    /// <summary>True when nothing waits to be told or asked.</summary>
    public bool IsEmpty => _due.IsEmpty;

    /// <summary>Has a key be part of an exchange, sooner or later.</summary>
    public void Queue(StandingEntry entry)
    {
        if (entry.TryQueue())
        {
            _due.Enqueue(entry);
        }
    }

    /// <summary>Has a key be part of the next exchange, which begins at once unless one is under way.</summary>
    /// <returns>Completes with that exchange; never fails.</returns>
    public Task Press(StandingEntry entry)
    {
        Queue(entry);
        return PressAsync();
    }

    /// <summary>Has what waits be part of the next exchange, which begins at once unless one is under way.</summary>
    /// <returns>Completes with that exchange, or the one under way when nothing waits; never fails.</returns>
    public Task FlushAsync() => _due.IsEmpty ? _running : PressAsync();

    private Task PressAsync()
    {
        Task heard;
        lock (_gate)
        {
            _isPressing = true;
            heard = _next.Task;
            if (_isRunning)
            {
                return heard;
            }
            _isRunning = true;
        }
        // Not under the lock: it goes on here until it has sent what waits.
        _running = RunAsync();
        return heard;
    }

    private async Task RunAsync()
    {
        while (true)
        {
            TaskCompletionSource heard;
            lock (_gate)
            {
                heard = _next;
                _next = NewSignal();
                _isPressing = false;
            }
            var hasMore = await ExchangeAsync();
            heard.SetResult();
            lock (_gate)
            {
                if (!hasMore && !_isPressing)
                {
                    _isRunning = false;
                    return;
                }
            }
        }
    }

    // True when more waited than goes into one message.
    private async Task<bool> ExchangeAsync()
    {
        var entries = new List<StandingEntry>();
        var batches = new List<StandingBatch>();
        int taken = 0, toldHere = 0;
        for (; taken < MostKeys && _due.TryDequeue(out var entry); taken++)
        {
            var batch = entry.Take();
            if (keys.TryExchange(batch, out var known))
            {
                entry.News = new StandingNews(entry, known, time.GetTimestamp());
                toldHere += batch.Count;
            }
            else
            {
                entries.Add(entry);
                batches.Add(batch);
            }
        }
        meters.Standings("told", toldHere);
        if (entries.Count > 0)
        {
            await ExchangeAsync(entries, batches);
        }
        return taken == MostKeys;
    }

    private async Task ExchangeAsync(List<StandingEntry> entries, List<StandingBatch> batches)
    {
        var told = batches.Sum(batch => batch.Count);
        try
        {
            var evidence = await _owner.Exchange(batches);
            var heardAt = time.GetTimestamp();
            for (var i = 0; i < entries.Count; i++)
            {
                entries[i].News = new StandingNews(entries[i], evidence[i], heardAt);
            }
            meters.Standings("told", told);
        }
        catch (Exception e)
        {
            // Not told again: the owner may have taken it in, and twice is worse than not at all.
            meters.Standings("lost", told);
            StandingLog.NotExchanged(logger, e, told);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
