using System.Diagnostics.Metrics;

namespace Spit.Silo.Policies;

/// <summary>What a silo reports about its policy.</summary>
internal sealed class PolicyMeters
{
    private static readonly KeyValuePair<string, object?> Here = new("at", "silo");

    private readonly Gauge<long> _revision;
    private readonly Counter<long> _refused;

    public PolicyMeters(IMeterFactory meters)
    {
        var meter = meters.Create("Spit");
        // The same instruments as an edge's, by which one sees who lags behind.
        _revision = meter.CreateGauge<long>(
            "spit.policy.revision", "{revision}", "Number of the policy that calls are judged under; 0: none applied.");
        _refused = meter.CreateCounter<long>(
            "spit.policy.refused", "{policy}", "Policies that could not be read; what ran runs on.");
        Runs(0);
    }

    public void Runs(int number) => _revision.Record(number, Here);

    public void Refused() => _refused.Add(1, Here);
}
