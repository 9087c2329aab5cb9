using System.Diagnostics.Metrics;
using Spit.Grains.Shelves;

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

    public static string NameOf(ShelfKind kind) => kind switch
    {
        ShelfKind.Caller => "caller",
        ShelfKind.Source => "source",
        ShelfKind.Standing => "standing",
        _ => "reporter",
    };

    public void KeyHeld(ShelfKind kind) => Count(kind, 1);

    public void KeyLeft(ShelfKind kind) => Count(kind, -1);

    public void StoreFailed(string operation) =>
        _storeFailures.Add(1, new KeyValuePair<string, object?>("operation", operation));

    private void Count(ShelfKind kind, int change) =>
        _keys.Add(change, new KeyValuePair<string, object?>("kind", NameOf(kind)));
}
