using System.Diagnostics.Metrics;

namespace Spit.Grains;

/// <summary>What the grains of a silo report about themselves. Keys are counted, never named.</summary>
internal sealed class GrainMeters
{
    private readonly UpDownCounter<long> _keys;
    private readonly Counter<long> _storeFailures;

    public GrainMeters(IMeterFactory meters)
    {
        var meter = meters.Create("Spit");
        _keys = meter.CreateUpDownCounter<long>("spit.grid.keys", "{key}", "Keys held in memory by this silo.");
        _storeFailures = meter.CreateCounter<long>(
            "spit.grid.store.failures", "{operation}", "Reads and writes that the store did not do.");
    }

    public void KeyActivated(string kind) => _keys.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void KeyDeactivated(string kind) => _keys.Add(-1, new KeyValuePair<string, object?>("kind", kind));

    public void StoreFailed(string operation) =>
        _storeFailures.Add(1, new KeyValuePair<string, object?>("operation", operation));
}
