using BitFaster.Caching.Lru;
using System.Collections.Concurrent;
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

    // Chosen: a silo that just died holds up this many exchanges for a second, not all of them.
    private const int MostExchanges = 256;

    private readonly ConcurrentLru<StandingKey, StandingEntry> _entries = new(Capacity);
    private readonly ConcurrentQueue<StandingEntry> _due = new();
    private int _reads;

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

    /// <summary>One exchange with the owner of each key that is due.</summary>
    public Task FlushAsync(CancellationToken cancellationToken)
    {
        // Those that become due meanwhile are behind these, and wait for the next time.
        var due = new List<StandingEntry>(_due.Count);
        for (var left = due.Capacity; left > 0 && _due.TryDequeue(out var entry); left--)
        {
            entry.Unqueue();
            due.Add(entry);
        }
        var most = new ParallelOptions { MaxDegreeOfParallelism = MostExchanges, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(due, most, async (entry, _) => await BeginExchange(entry));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        meters.ObserveStandings(() => Count);
        using var timer = new PeriodicTimer(FlushPeriod, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(stoppingToken);
            await FlushAsync(stoppingToken);
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
        if (age > StaleAfter && Interlocked.Increment(ref _reads) <= MostExchanges)
        {
            _ = ReadAsync(entry);
            return;
        }
        if (age > StaleAfter)
        {
            Interlocked.Decrement(ref _reads);
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

    private async Task ReadAsync(StandingEntry entry)
    {
        await BeginExchange(entry);
        Interlocked.Decrement(ref _reads);
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
