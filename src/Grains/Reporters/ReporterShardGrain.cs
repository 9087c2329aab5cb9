using Orleans.Concurrency;
using Spit.Detection.Reports;
using Spit.Grains.Shards;
using Spit.Grains.Shelves;

namespace Spit.Grains.Reporters;

/// <summary>Owns the <see cref="ReporterRecord"/>s of one shard.</summary>
/// <remarks>
/// Calls are written as counters are, within <see cref="ShelfOptions.Interval"/>: a crash loses the latest ones, which
/// then cannot be reported. Reports are written before they are acknowledged.
/// </remarks>
[GrainType("reporter-shard")]
[ShardPlacement]
[Reentrant]
internal sealed class ReporterShardGrain(ShelfServices services)
    : ShardGrain<string, ReporterRecord>(services, ShelfKind.Reporter), IReporterShardGrain
{
    public async Task Deliver(string reporter, DeliveredCall call) => await Shelf.ChangeAsync(
        reporter,
        call,
        static (record, delivered) =>
        {
            record.Deliver(delivered);
            return true;
        });

    public async Task<IReadOnlyList<DeliveredCall>> Reportable(string reporter) =>
        await Shelf.LookAsync(reporter, Now, static (record, now) => record.Reportable(now)) ?? [];

    public async Task<IReadOnlyList<CastVote>> Unsettled(string reporter) =>
        await Shelf.LookAsync(reporter, Now, static (record, now) => record.Unsettled(now)) ?? [];

    public async Task<ReportReceipt> File(string reporter, FiledReport report)
    {
        var receipt = await Shelf.ChangeAsync(reporter, (report, Now), static (record, filed) =>
            record.File(filed.report, filed.Now));
        if (receipt.Call is not { } call || await Shelf.SaveAsync(reporter))
        {
            return receipt;
        }
        await Shelf.ChangeAsync(reporter, call.Token, static (record, token) =>
        {
            record.Withdraw(token);
            return true;
        });
        return ReportReceipt.Refused(ReportFault.StoreFailed);
    }

    // Every one of them has been called.
    protected override bool IsWorthKeeping(string key, ReporterRecord record) => true;
}
