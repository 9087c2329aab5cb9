using Spit.Detection.Reports;

namespace Spit.Grains.Reporters;

/// <summary>One reporter of a shard.</summary>
public sealed class Reporter(IReporterShardGrain shard, string identity) : IReporter
{
    public Task Deliver(DeliveredCall call) => shard.Deliver(identity, call);

    public Task<IReadOnlyList<DeliveredCall>> Reportable() => shard.Reportable(identity);

    public Task<IReadOnlyList<CastVote>> Unsettled() => shard.Unsettled(identity);

    public Task<ReportReceipt> File(FiledReport report) => shard.File(identity, report);
}
