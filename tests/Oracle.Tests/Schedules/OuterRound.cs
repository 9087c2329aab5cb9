using Spit.Detection;
using Spit.Oracle.Tests.Histories;
using Spit.Oracle.Tests.Sites;
using Spit.Silo.Tests;

namespace Spit.Oracle.Tests.Schedules;

/// <summary>
/// A third silo joins, owns its part of the keys and is asked by an edge of its own, so that it can be ended in the
/// middle of the traffic.
/// </summary>
internal sealed class OuterRound : IAsyncDisposable
{
    // One begins with each silo.
    private const int EdgeCount = 3;

    // Enough that a third of them, more or less, belong to the silo that ends; figures say how many.
    private const int CallerCount = 12;
    private const int SourceCount = 8;

    // A key asked about once is on probation and not written.
    private const int AsksBefore = 3;

    private readonly OracleSite _site;
    private readonly EdgeEnd[] _edges;
    private readonly Random _random;

    private OuterRound(OracleSite site, OuterSilo silo, EdgeEnd[] edges, char space, int seed)
    {
        _site = site;
        Silo = silo;
        _edges = edges;
        _random = new Random(seed);
        Keys = new KeyRing(space, seed, CallerCount, SourceCount);
        Traffic = new Traffic(edges, Keys, Clock);
    }

    public OuterSilo Silo { get; }

    public EventClock Clock { get; } = new();

    public KeyRing Keys { get; }

    public Traffic Traffic { get; }

    /// <summary>Starts the silo, asks while shards move to it, and waits until they have.</summary>
    public static async Task<OuterRound> StartAsync(OracleSite site, char space, int seed)
    {
        var silo = await site.StartOuterAsync();
        var edges = await EdgeEnd.StartAsync(EdgeCount, [.. site.Endpoints, silo.Api]);
        var round = new OuterRound(site, silo, edges, space, seed);
        try
        {
            for (var i = 0; i < AsksBefore; i++)
            {
                round.AskAboutEach();
                await round.Traffic.SettleAsync();
            }
            await site.Owners.SettleAsync(silos: EdgeCount);
            Assert.NotNull(site.Owners.Outer);
            return round;
        }
        catch
        {
            await round.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the store has what was acknowledged of the keys of the silo that is to end.</summary>
    /// <returns>These keys, and how many attempts of each were acknowledged.</returns>
    public async Task<IReadOnlyDictionary<GridKey, int>> WrittenAsync()
    {
        var acknowledged = Keys.All.Where(_site.Owners.IsOuters).ToDictionary(
            key => key, key => Traffic.Of(key).Count(attempt => attempt.Total is not null));
        await Eventually.HoldsAsync(() => AreWrittenAsync(acknowledged), "what was acknowledged is written");
        return acknowledged;
    }

    /// <summary>One question about every caller and every source, from any edge.</summary>
    public void AskAboutEach()
    {
        for (var i = 0; i < CallerCount; i++)
            Traffic.Ask(_random.Next(EdgeCount), i, i < SourceCount ? i : _random.Next(SourceCount));
    }

    /// <summary>Some questions from any edge, most of them about few keys.</summary>
    public void AskAtRandom()
    {
        for (var asks = _random.Next(4, 24); asks > 0; asks--)
        {
            var caller = _random.Next(_random.Next(CallerCount) + 1);
            Traffic.Ask(_random.Next(EdgeCount), caller, _random.Next(SourceCount));
        }
    }

    /// <summary>True with a chance of one in so many.</summary>
    public bool Happens(int oneIn) => _random.Next(oneIn) == 0;

    /// <summary>Attempts that ended without all of their evidence.</summary>
    public IEnumerable<AskedAttempt> Unanswered =>
        Traffic.Attempts.Where(attempt => attempt.Evidence.Missing != MissingEvidence.None);

    public async ValueTask DisposeAsync()
    {
        foreach (var edge in _edges) await edge.DisposeAsync();
        var outer = _site.Owners.Outer;
        Silo.Dispose();
        // One that was ended as its test wanted is no longer a member.
        if (outer is not null) await _site.Owners.BuryAsync(outer);
    }

    private async Task<bool> AreWrittenAsync(Dictionary<GridKey, int> acknowledged)
    {
        foreach (var (key, count) in acknowledged)
            if (await _site.Stored.ReadAsync(key) < count) return false;
        return true;
    }
}
