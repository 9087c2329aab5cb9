using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Spit.EdgeProxy.Grid;

namespace Spit.EdgeProxy.Tests.Grid;

/// <summary>Instruments of the way to the grid, and what they recorded.</summary>
internal sealed class GridMeasurements : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _records = new();

    public GridMeasurements(Func<long>? blocksHeld = null)
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Record(i, value, tags));
        _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Record(i, value, tags));
        _listener.Start();
        Metrics = new GridMetrics(meters, blocksHeld ?? (() => 0));
    }

    public GridMetrics Metrics { get; }

    public IEnumerable<(double Value, string Tags)> Of(string name)
    {
        _listener.RecordObservableInstruments();
        return _records.Where(r => r.Name == name).Select(r => (r.Value, r.Tags));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = string.Join(",", tags.ToArray().Select(t => $"{t.Key}={t.Value}"));
        _records.Enqueue((instrument.Name, value, text));
    }
}
