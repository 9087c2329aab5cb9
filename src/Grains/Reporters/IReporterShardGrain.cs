using Spit.Detection.Reports;

namespace Spit.Grains.Reporters;

/// <summary>Owns the records of the reporters of one shard; <see cref="IReporter"/> says what each call does.</summary>
/// <remarks>The key is the shard's number; a reporter is named by his canonical identity.</remarks>
[Alias("spit.IReporterShardGrain")]
public interface IReporterShardGrain : IGrainWithIntegerKey
{
    [Alias("Deliver")]
    Task Deliver(string reporter, DeliveredCall call);

    [Alias("Reportable")]
    Task<IReadOnlyList<DeliveredCall>> Reportable(string reporter);

    [Alias("Unsettled")]
    Task<IReadOnlyList<CastVote>> Unsettled(string reporter);

    [Alias("File")]
    Task<ReportReceipt> File(string reporter, FiledReport report);
}
