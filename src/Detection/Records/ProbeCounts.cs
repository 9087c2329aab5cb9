using Spit.Detection.Counters;

namespace Spit.Detection.Records;

/// <summary>What an address sent beside calls in the last day.</summary>
[GenerateSerializer, Alias("spit.ProbeCounts")]
internal sealed class ProbeCounts
{
    [Id(0)] private DecayingCounter _malformed;
    [Id(1)] private DecayingCounter _ofScanners;
    [Id(2)] private DistinctCounter? _names;

    public void Add(SourceProbes probes, DateTimeOffset now)
    {
        if (probes.Malformed > 0) _malformed = _malformed.Add(now, Windows.Day, probes.Malformed);
        if (probes.OfScanners > 0) _ofScanners = _ofScanners.Add(now, Windows.Day, probes.OfScanners);
        foreach (var name in probes.Names.Take(SourceProbes.MostNames)) (_names ??= new()).Add(name, now, Windows.Day);
    }

    public SourceEvidence AddTo(SourceEvidence evidence, DateTimeOffset now) => evidence with
    {
        Malformed24h = _malformed.At(now, Windows.Day),
        OfScanners24h = _ofScanners.At(now, Windows.Day),
        ProbedNames24h = _names?.At(now, Windows.Day) ?? 0,
    };
}
