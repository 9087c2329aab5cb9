using System.Collections.Concurrent;
using BitFaster.Caching.Lru;
using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Grains.Policies;
using Spit.Grains.Standings;
using Spit.Silo.Keys;

namespace Spit.Silo.Standings;

/// <summary>What this silo knows of standings, so that no call waits for one.</summary>
/// <remarks>
/// <para>
/// Owners are told what was seen, and say what they know, ten times a second: one call for each key that somebody
/// looked at or that something happened to. So what the board holds of a key in use is at most 250 ms old.
/// </para>
/// <para>
/// A key that is not held is asked for at once, beside the two grains that the attempt asks: what has come back when
/// they have answered is in the answer, and nothing waits for the rest. Evidence more than a minute old counts as not
/// held. The least recently used keys are forgotten when there are too many; what they were to be told still goes.
/// </para>
/// </remarks>
internal sealed class StandingBoard(
    IGridKeys keys, RunningPolicy policy, TimeProvider time, GridMeters meters, ILogger<StandingBoard> logger)
    : BackgroundService
{
    private static readonly TimeSpan FlushPeriod = TimeSpan.FromMilliseconds(100);

    // Chosen: with one period until the next exchange and the exchange itself, within the 250 ms promised.
    private static readonly TimeSpan FreshFor = TimeSpan.FromMilliseconds(100);

    // Chosen: 2 % of the shortest window of a standing, an hour.
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(1);

    // Chosen: some 40 MB when full; 100 calls/s with callees of their own fill it in five minutes.
    private const int Capacity = 65_536;

    // Chosen: 40,000 exchanges a second; calls to a silo that just died hang for a second and count too.
    private const int MostExchanges = 4096;

    // Chosen: what is still to be told at the end is little, and the end must come.
    private const int LastFlushes = 8;

    private readonly ConcurrentLru<StandingKey, StandingEntry> _entries = new(Capacity);
    private readonly ConcurrentQueue<StandingEntry> _due = new();
    private int _exchanging;

    /// <summary>Keys held.</summary>
    public int Count => _entries.Count;

    /// <summary>Finds the places of an attempt's keys, and asks for what is not held or not fresh.</summary>
    public StandingLook Open(CallAttempt attempt)
    {
        StandingKeyRoom room = default;
        Span<StandingKey> found = room;
        var entries = new StandingEntry[StandingKeys.Write(attempt, policy.Current.Numbers, found)];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = EntryOf(found[i]);
            Ask(entries[i]);
        }
        return new StandingLook(this, entries);
    }

    /// <summary>Has the standings of a stranger's call learn from it.</summary>
    public void Learn(CallAttempt attempt, in StandingLesson lesson)
    {
        StandingKeyRoom room = default;
        Span<StandingKey> found = room;
        foreach (var key in found[..StandingKeys.Write(attempt, policy.Current.Numbers, found)])
        {
            var entry = EntryOf(key);
            Queue(entry, entry.TryAdd(lesson));
        }
    }

    /// <summary>Null when nothing is held, or only what is too old to be true.</summary>
    public StandingEvidence? Held(StandingEntry entry) =>
        entry.News is { } news && time.GetElapsedTime(news.HeardAt) <= StaleAfter ? news.Evidence : null;

    public void Tell(StandingEntry entry, in StandingAttempt attempt) => Queue(entry, entry.TryAdd(attempt));

    /// <summary>
    /// Begins an exchange with the owner of each key that is due; those for which there is no room stay due.
    /// </summary>
    /// <returns>Completes when the owners have answered; never fails.</returns>
    public Task FlushAsync()
    {
        var exchanges = new List<Task>();
        // Those that become due meanwhile are behind these, and wait for the next time.
        for (var left = _due.Count; left > 0 && TryReserve(); left--)
        {
            if (!_due.TryDequeue(out var entry))
            {
                Interlocked.Decrement(ref _exchanging);
                break;
            }
            entry.Unqueue();
            exchanges.Add(RunAsync(entry));
        }
        return Task.WhenAll(exchanges);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        for (var i = 0; i < LastFlushes && !_due.IsEmpty; i++)
        {
            await FlushAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        meters.ObserveStandings(() => Count);
        using var timer = new PeriodicTimer(FlushPeriod, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // Not waited for: the keys of a silo that just died must not keep the others from their owners.
            _ = FlushAsync();
        }
    }

    private StandingEntry EntryOf(StandingKey key) =>
        _entries.GetOrAdd(key, static (k, owners) => new StandingEntry(k, owners.Standing(k)), keys);

    private void Ask(StandingEntry entry)
    {
        var age = entry.News is { } news ? time.GetElapsedTime(news.HeardAt) : TimeSpan.MaxValue;
        meters.StandingLooked(age <= StaleAfter);
        if (age <= FreshFor)
        {
            return;
        }
        if (age > StaleAfter && TryReserve())
        {
            _ = RunAsync(entry);
            return;
        }
        Queue(entry, true);
    }

    private void Queue(StandingEntry entry, bool isTaken)
    {
        if (!isTaken)
        {
            meters.Standings("dropped", 1);
        }
        if (entry.TryQueue())
        {
            _due.Enqueue(entry);
        }
    }

    private bool TryReserve()
    {
        if (Interlocked.Increment(ref _exchanging) <= MostExchanges)
        {
            return true;
        }
        Interlocked.Decrement(ref _exchanging);
        return false;
    }

    private async Task RunAsync(StandingEntry entry)
    {
        await BeginExchange(entry);
        Interlocked.Decrement(ref _exchanging);
    }

    private Task BeginExchange(StandingEntry entry)
    {
        if (!entry.TryBegin(out var batch))
        {
            // One is under way already: what came since goes with the next.
            Queue(entry, true);
            return Task.CompletedTask;
        }
        return entry.Exchange = ExchangeAsync(entry, batch);
    }

    private async Task ExchangeAsync(StandingEntry entry, StandingBatch batch)
    {
        StandingNews? news = null;
        try
        {
            news = new StandingNews(await entry.Owner.Exchange(batch), time.GetTimestamp());
            meters.Standings("told", batch.Count);
        }
        catch (Exception e)
        {
            // Not told again: the owner may have taken it in, and twice is worse than not at all.
            meters.Standings("lost", batch.Count);
            StandingLog.NotExchanged(logger, e, batch.Count);
        }
        entry.End(news);
    }
}
