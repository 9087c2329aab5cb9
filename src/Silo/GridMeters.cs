using System.Diagnostics.Metrics;

namespace Spit.Silo;

/// <summary>What a silo reports about its answers. Never with a caller or an address.</summary>
internal sealed class GridMeters
{
    private readonly Counter<long> _decisions;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _blocks;
    private readonly UpDownCounter<long> _streams;
    private readonly Counter<long> _streamFaults;
    private readonly Counter<long> _outcomes;
    private readonly Counter<long> _probes;
    private readonly Counter<long> _standings;
    private readonly Counter<long> _standingLooks;
    private readonly Counter<long> _reports;
    private readonly Meter _meter;

    public GridMeters(IMeterFactory meters)
    {
        var meter = _meter = meters.Create("Spit");
        _decisions = meter.CreateCounter<long>(
            "spit.grid.decisions", "{decision}", "Attempts answered, by how much of the evidence was there.");
        _duration = meter.CreateHistogram<double>(
            "spit.grid.decision.duration",
            "s",
            "From an attempt read to its answer ready.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5],
            });
        _blocks = meter.CreateCounter<long>("spit.grid.blocks", "{verdict}", "Blocks that the API's own judging gave.");
        _streams = meter.CreateUpDownCounter<long>("spit.grid.streams", "{stream}", "Edge streams that are open.");
        _streamFaults = meter.CreateCounter<long>("spit.grid.stream.faults", "{stream}", "Edge streams that broke.");
        _outcomes = meter.CreateCounter<long>("spit.grid.outcomes", "{outcome}", "Outcomes, by what became of them.");
        _probes = meter.CreateCounter<long>(
            "spit.grid.probes", "{source}", "Sources that sent something beside calls, by what became of it.");
        _standings = meter.CreateCounter<long>(
            "spit.grid.standings", "{item}", "Attempts and lessons for standings, by what became of them.");
        _standingLooks = meter.CreateCounter<long>(
            "spit.grid.standings.looks", "{key}", "Standings that attempts asked for, by whether they were held.");
        _reports = meter.CreateCounter<long>(
            "spit.reports", "{report}", "What callees said of calls, by what became of it.");
    }

    /// <param name="result">full, partial, silent or invalid.</param>
    public void Decided(string result) => _decisions.Add(1, new KeyValuePair<string, object?>("result", result));

    public void DecisionTook(TimeSpan duration) => _duration.Record(duration.TotalSeconds);

    /// <param name="reason">The rule that forced the block, or SCORE.</param>
    public void Blocked(string reason) => _blocks.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void StreamOpened() => _streams.Add(1);

    public void StreamClosed() => _streams.Add(-1);

    public void StreamBroke(string reason) => _streamFaults.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <param name="result">learnt, failed, dropped or invalid.</param>
    public void Probes(string result) => _probes.Add(1, new KeyValuePair<string, object?>("result", result));

    /// <param name="result">learnt, failed, dropped or invalid.</param>
    public void Outcome(string result) => _outcomes.Add(1, new KeyValuePair<string, object?>("result", result));

    /// <param name="result">told, lost (the owner did not answer) or dropped (too much was pending).</param>
    public void Standings(string result, int count)
    {
        if (count > 0)
        {
            _standings.Add(count, new KeyValuePair<string, object?>("result", result));
        }
    }

    /// <param name="verdict">spam or ham.</param>
    /// <param name="result">counted, not_delivered, repeated (or too many) or failed.</param>
    public void Reported(string verdict, string result) => _reports.Add(
        1, new KeyValuePair<string, object?>("verdict", verdict), new KeyValuePair<string, object?>("result", result));

    /// <param name="held">Standings of attempts that were held.</param>
    /// <param name="missing">Those that were asked for.</param>
    public void StandingsLooked(int held, int missing)
    {
        if (held > 0)
        {
            _standingLooks.Add(held, new KeyValuePair<string, object?>("result", "held"));
        }
        if (missing > 0)
        {
            _standingLooks.Add(missing, new KeyValuePair<string, object?>("result", "missing"));
        }
    }

    /// <summary>Reports how many standings this silo holds, whenever somebody collects.</summary>
    public void ObserveStandings(Func<int> count) => _meter.CreateObservableGauge(
        "spit.grid.standings.held", count, "{key}", "Standings that this silo holds for its answers.");
}
