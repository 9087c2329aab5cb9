using System.Diagnostics.CodeAnalysis;
using BitFaster.Caching.Lru;
using Spit.Detection;
using Spit.Detection.Standings;
using Spit.Grains.Policies;
using Spit.Grains.Shards;
using Spit.Grains.Standings;
using Spit.Silo.Keys;

namespace Spit.Silo.Standings;

/// <summary>What this silo knows of standings, so that no call waits for one.</summary>
/// <remarks>
/// <para>
/// Owners are told what was seen, and say what they know, ten times a second: one message to each shard about all keys
/// that somebody looked at or that something happened to, and none about those that it holds in this silo. So what the
/// board holds of a key in use is at most 250 ms old.
/// </para>
/// <para>
/// The owner of who calls and of who is called is asked and told at once, and together when it is already known what
/// the caller is, where it lives in this silo.
/// </para>
/// <para>
/// A key that is not held is asked for at once, beside the two owners that the attempt asks: what has come back when
/// they have answered is in the answer, and nothing waits for the rest. Evidence more than a minute old counts as not
/// held. The least recently used keys are forgotten when there are too many; what they were to be told still goes.
/// </para>
/// </remarks>
internal sealed class StandingBoard : BackgroundService
{
    private static readonly TimeSpan FlushPeriod = TimeSpan.FromMilliseconds(100);

    // Chosen: with one period until the next exchange and the exchange itself, within the 250 ms promised.
    private static readonly TimeSpan FreshFor = TimeSpan.FromMilliseconds(100);

    // Chosen: 2 % of the shortest window of a standing, an hour.
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(1);

    // Chosen: some 40 MB when full; 100 calls/s with callees of their own fill it in five minutes.
    private const int Capacity = 65_536;

    // Chosen: the makes of some hundred devices over some dozen trunks. What one finds may be forgotten in between and
    // found anew by another: the owner then hears of it from two places.
    private const int Makes = 4096;

    // Chosen: what is still to be told at the end is little, and the end must come.
    private const int LastFlushes = 8;

    private readonly IGridKeys _keys;
    private readonly RunningPolicy _policy;
    private readonly TimeProvider _time;
    private readonly GridMeters _meters;
    private readonly StandingTally _tally;
    private readonly StandingLine[] _lines;
    private readonly ConcurrentLru<StandingKey, StandingEntry> _entries = new(Capacity);
    private readonly ConcurrentLru<CallMake, StandingEntry[]> _makes = new(Makes);
    private int _lastNumber;

    public StandingBoard(
        IGridKeys keys, RunningPolicy policy, TimeProvider time, GridMeters meters, ILogger<StandingBoard> logger)
    {
        _keys = keys;
        _policy = policy;
        _time = time;
        _meters = meters;
        _tally = new StandingTally(meters);
        _lines = [.. Enumerable.Range(0, ShardMap.Standings)
            .Select(shard => new StandingLine(keys, shard, time, meters, logger))];
    }

    /// <summary>Keys held.</summary>
    public int Count => _entries.Count;

    /// <summary>Timestamp of the clock that ages are measured with.</summary>
    public long Now => _time.GetTimestamp();

    /// <summary>Finds the places of an attempt's keys, and asks for what is not held or not fresh.</summary>
    /// <param name="attempt">Whose keys.</param>
    /// <param name="counted">
    /// The attempt as its standings will be told to count it; null while it is not known what the caller is, or when it
    /// may not count. Owners in this silo count it now.
    /// </param>
    public StandingLook Open(CallAttempt attempt, StandingAttempt? counted = null)
    {
        StandingKeyRoom room = default;
        Span<StandingKey> own = room;
        own = own[..StandingKeys.WriteOwn(attempt, own)];
        var (callee, identity) = TakeLocal(ref own, counted);
        var entries = EntriesOf(attempt, own);
        var now = Now;
        var held = (callee is null ? 0 : 1) + (identity is null ? 0 : 1);
        var missing = 0;
        foreach (var entry in entries)
        {
            if (Ask(entry, now))
            {
                held++;
            }
            else
            {
                missing++;
            }
        }
        _tally.Looked(held, missing);
        return new StandingLook(this, attempt, entries, callee, identity, counted is not null);
    }

    /// <summary>Has the standings of a stranger's call learn from it.</summary>
    public void Learn(CallAttempt attempt, in StandingLesson lesson)
    {
        StandingKeyRoom room = default;
        Span<StandingKey> own = room;
        foreach (var entry in EntriesOf(attempt, own[..StandingKeys.WriteOwn(attempt, own)]))
        {
            Queue(entry, entry.TryAdd(lesson));
        }
    }

    /// <summary>Null when nothing is held, or only what is too old to be true.</summary>
    public StandingNews? Held(StandingEntry entry, long now) =>
        entry.News is { } news && _time.GetElapsedTime(news.HeardAt, now) <= StaleAfter ? news : null;

    public void Tell(StandingEntry entry, StandingAttempt attempt) => Queue(entry, entry.TryAdd(attempt));

    /// <summary>Has the owner count it, at once if it still lives in this silo.</summary>
    public void Tell(StandingKey key, StandingAttempt attempt)
    {
        if (_keys.TryTell(key, attempt))
        {
            _tally.Told();
        }
        else
        {
            Tell(EntryOf(key), attempt);
        }
    }

    /// <summary>Begins an exchange with each shard of which a key is due.</summary>
    /// <returns>Completes when the shards have answered; never fails.</returns>
    public Task FlushAsync() => Task.WhenAll(_lines.Select(line => line.FlushAsync()));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        for (var i = 0; i < LastFlushes && _lines.Any(line => !line.IsEmpty); i++)
        {
            await FlushAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _meters.ObserveStandings(() => Count);
        using var timer = new PeriodicTimer(FlushPeriod, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            _tally.Report();
            // Not waited for: the keys of a silo that just died must not keep the others from their owners.
            _ = FlushAsync();
        }
    }

    // Who calls and who is called is another one each time: a place on the board would be used once, and cost more than
    // the owner's answer where the owner lives here.
    private (StandingEvidence? Callee, StandingEvidence? Identity) TakeLocal(
        ref Span<StandingKey> own, StandingAttempt? counted)
    {
        StandingEvidence? callee = null, identity = null;
        var left = 0;
        foreach (var key in own)
        {
            switch (key.Kind)
            {
                case StandingKind.Callee when TryLook(key, counted, out callee):
                case StandingKind.Identity when TryLook(key, counted, out identity):
                    break;
                default:
                    own[left++] = key;
                    break;
            }
        }
        own = own[..left];
        return (callee, identity);
    }

    private bool TryLook(StandingKey key, StandingAttempt? counted, [NotNullWhen(true)] out StandingEvidence? known)
    {
        if (counted is null)
        {
            return _keys.TryLook(key, out known);
        }
        var isTold = _keys.TryObserve(key, counted, out known);
        if (isTold)
        {
            _tally.Told();
        }
        return isTold;
    }

    private StandingEntry[] EntriesOf(CallAttempt attempt, ReadOnlySpan<StandingKey> own)
    {
        var shared = _makes.GetOrAdd(
            CallMake.Of(attempt, _policy.Current.Numbers), static (make, board) => board.EntriesOf(make), this);
        var entries = new StandingEntry[shared.Length + own.Length];
        shared.CopyTo(entries, 0);
        for (var i = 0; i < own.Length; i++)
        {
            entries[shared.Length + i] = EntryOf(own[i]);
        }
        return entries;
    }

    private StandingEntry[] EntriesOf(CallMake make)
    {
        StandingKeyRoom room = default;
        Span<StandingKey> keys = room;
        keys = keys[..make.Write(keys)];
        var entries = new StandingEntry[keys.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = EntryOf(keys[i]);
        }
        return entries;
    }

    private StandingEntry EntryOf(StandingKey key) => _entries.GetOrAdd(
        key, static (k, board) => new StandingEntry(k, board._lines[ShardMap.Of(k)], board.NumberOf(k)), this);

    // Who calls and who is called is another one each time, but for a few.
    private int NumberOf(StandingKey key) => key.Kind is StandingKind.Callee or StandingKind.Identity
        ? 0
        : Interlocked.Increment(ref _lastNumber) & int.MaxValue;

    // True when it is held.
    private bool Ask(StandingEntry entry, long now)
    {
        var age = entry.News is { } news ? _time.GetElapsedTime(news.HeardAt, now) : TimeSpan.MaxValue;
        if (age > StaleAfter)
        {
            entry.Heard = entry.Line.Press(entry);
            return false;
        }
        if (age > FreshFor)
        {
            entry.Line.Queue(entry);
        }
        return true;
    }

    private void Queue(StandingEntry entry, bool isTaken)
    {
        if (!isTaken)
        {
            _meters.Standings("dropped", 1);
        }
        entry.Line.Queue(entry);
    }
}
