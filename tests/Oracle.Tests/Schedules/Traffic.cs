using System.Collections.Concurrent;
using System.Diagnostics;
using Spit.Detection;
using Spit.EdgeProxy.Grid;
using Spit.Oracle.Tests.Histories;
using Spit.Oracle.Tests.Sites;

namespace Spit.Oracle.Tests.Schedules;

/// <summary>Has edges ask about attempts of some keys, and keeps what came of each.</summary>
internal sealed class Traffic(EdgeEnd[] edges, KeyRing keys, EventClock clock)
{
    private const string Callee = "+493023125099";

    // As long as a shard remembers what it answered.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<AskedAttempt> _ended = new();
    private readonly List<Task> _underWay = [];

    /// <summary>Those that have ended.</summary>
    public IReadOnlyCollection<AskedAttempt> Attempts => _ended;

    /// <summary>Asks without waiting. By one caller of this class at a time.</summary>
    public void Ask(int edge, int caller, int source) => _underWay.Add(AskAsync(edge, caller, source));

    /// <summary>Tells of the end of a call.</summary>
    public void Report(int edge, int caller, int source)
    {
        var attempt = Attempt(caller, source);
        edges[edge].Stream.Report(new EndedCall(
            new CallOutcome { Attempt = attempt, EndedAt = attempt.At, Code = 486 }, IsUnwanted: false));
    }

    /// <summary>Waits until every attempt has ended, which each does at its deadline at the latest.</summary>
    public async Task SettleAsync()
    {
        await Task.WhenAll(_underWay);
        _underWay.Clear();
    }

    /// <summary>What was asked about each key, with what the grid has counted by now.</summary>
    public async Task<IReadOnlyList<(GridKey Key, KeyHistory History)>> HistoriesAsync(OracleSite site)
    {
        var histories = new List<(GridKey, KeyHistory)>();
        foreach (var key in keys.All)
            histories.Add((key, new KeyHistory($"{key}", Of(key), await site.CountAsync(key))));
        return histories;
    }

    /// <summary>What was asked about a key.</summary>
    public IReadOnlyList<AskedOnce> Of(GridKey key) =>
    [
        .. from attempt in _ended
           where key.Caller is { } caller
               ? keys.Callers[attempt.Caller] == caller
               : keys.Sources[attempt.Source] == key.Source
           let total = key.Caller is null
               ? attempt.Evidence.Source?.AttemptsTotal
               : attempt.Evidence.Caller?.AttemptsTotal
           select new AskedOnce(attempt.Edge, attempt.AskedAt, attempt.EndedAt, total, attempt.IsSlow),
    ];

    private async Task AskAsync(int edge, int caller, int source)
    {
        var begun = Stopwatch.GetTimestamp();
        var askedAt = clock.Next();
        var evidence = await edges[edge].Stream.AskAsync(Attempt(caller, source));
        var endedAt = clock.Next();
        var isSlow = Stopwatch.GetElapsedTime(begun) > Remembered;
        _ended.Enqueue(new AskedAttempt(edge, caller, source, askedAt, endedAt, isSlow, evidence));
    }

    private CallAttempt Attempt(int caller, int source) => new()
    {
        Caller = keys.Callers[caller],
        Callee = Callee,
        Source = keys.Sources[source],
        At = TimeProvider.System.GetUtcNow(),
    };
}
