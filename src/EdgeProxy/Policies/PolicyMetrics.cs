using System.Diagnostics.Metrics;
using System.Globalization;

namespace Spit.EdgeProxy.Policies;

/// <summary>What an edge reports about its policy.</summary>
internal sealed class PolicyMetrics
{
    private readonly Gauge<long> _revision;
    private readonly Counter<long> _refused;
    private readonly KeyValuePair<string, object?> _here;

    public PolicyMetrics(IMeterFactory meters, EdgeOptions options)
    {
        var meter = meters.Create("Spit");
        _here = new("at", options.Pop);
        // The same instruments as a silo's, by which one sees who lags behind.
        _revision = meter.CreateGauge<long>(
            "spit.policy.revision", "{revision}", "Number of the policy that calls are judged under; 0: none applied.");
        _refused = meter.CreateCounter<long>(
            "spit.policy.refused", "{policy}", "Policies that could not be read; what ran runs on.");
        _revision.Record(0, _here);
    }

    /// <param name="revision">The grid's number with an r before it; a silo's own file has another name.</param>
    public void Runs(string revision) => _revision.Record(
        revision.StartsWith('r')
        && int.TryParse(revision.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0,
        _here);

    public void Refused() => _refused.Add(1, _here);
}
