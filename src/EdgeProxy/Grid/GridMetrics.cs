using System.Diagnostics.Metrics;
using Spit.Detection;

namespace Spit.EdgeProxy.Grid;

/// <summary>What the edge measures about its way to the grid.</summary>
internal sealed class GridMetrics
{
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _lag;
    private readonly Counter<long> _missing;
    private readonly Counter<long> _shed;

    /// <param name="meters">Makes the meter.</param>
    /// <param name="blocksHeld">Counts the block entries held now.</param>
    public GridMetrics(IMeterFactory meters, Func<long> blocksHeld)
    {
        var meter = meters.Create("Spit");
        _duration = meter.CreateHistogram(
            "spit.edge.evidence.duration",
            "s",
            "Time from the question to the grid's evidence.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries =
                    [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5],
            });
        _missing = meter.CreateCounter<long>(
            "spit.edge.evidence.missing", "{call}", "Calls judged without the grid's evidence, by reason.");
        _lag = meter.CreateHistogram(
            "spit.edge.bulletin.lag",
            "s",
            "Time from a list change to its arrival here.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 5],
            });
        // The same instrument as the one of the proxy: one name, one unit, one description.
        _shed = meter.CreateCounter<long>("spit.edge.shed", "{message}", "Messages dropped, by reason");
        meter.CreateObservableGauge(
            "spit.edge.blocks.held", blocksHeld, "{entry}", "Block entries that this edge holds.");
    }

    public void Answered(TimeSpan after, MissingEvidence missing)
    {
        if (missing == MissingEvidence.None)
        {
            _duration.Record(after.TotalSeconds);
        }
        else
        {
            Missed(missing);
        }
    }

    public void Missed(MissingEvidence why) =>
        _missing.Add(1, new KeyValuePair<string, object?>("reason", Names.Of(why)));

    public void ProbesDropped() =>
        _shed.Add(1, new KeyValuePair<string, object?>("reason", "probes"));

    public void OutcomeDropped() =>
        _shed.Add(1, new KeyValuePair<string, object?>("reason", "outcomes"));

    public void BulletinArrived(TimeSpan after) => _lag.Record(Math.Max(0, after.TotalSeconds));
}
