using System.Diagnostics.Metrics;
using Spit.Detection.Quarantine;

namespace Spit.Grains.Quarantine;

/// <summary>How many items there are; told by the silo that owns them.</summary>
internal sealed class QuarantineMeters
{
    private ItemCounts? _counts;

    public QuarantineMeters(IMeterFactory meters) => meters.Create("Spit").CreateObservableGauge(
        "spit.quarantine.items", Observe, "{item}", "Recorded calls by what reviewers said: ham are trapped callers.");

    /// <summary>Null: this silo does not own them any more.</summary>
    public ItemCounts? Counts
    {
        set => _counts = value;
    }

    private IEnumerable<Measurement<int>> Observe() => _counts is not { } counts
        ? []
        : [Of(counts.New, "new"), Of(counts.Spam, "spam"), Of(counts.Ham, "ham")];

    private static Measurement<int> Of(int count, string state) =>
        new(count, new KeyValuePair<string, object?>("state", state));
}
