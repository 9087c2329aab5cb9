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
    public async Task Deliver(string reporter, DeliveredCall call)
    {
        var slot = await Shelf.FindAsync(reporter);
        slot.Record.Deliver(call);
        Shelf.Touch(slot);
    }

    public async Task<IReadOnlyList<DeliveredCall>> Reportable(string reporter) =>
        (await Shelf.FindAsync(reporter)).Record.Reportable(Now);

    public async Task<IReadOnlyList<CastVote>> Unsettled(string reporter) =>
        (await Shelf.FindAsync(reporter)).Record.Unsettled(Now);

    public async Task<ReportReceipt> File(string reporter, FiledReport report)
    {
        var slot = await Shelf.FindAsync(reporter);
        var receipt = slot.Record.File(report, Now);
        if (receipt.Call is not { } call)
        {
            Shelf.Touch(slot);
            return receipt;
        }
        if (await Shelf.SaveAsync(slot))
        {
            return receipt;
        }
        slot.Record.Withdraw(call.Token);
        return ReportReceipt.Refused(ReportFault.StoreFailed);
    }

    // Every one of them has been called.
    protected override bool IsWorthKeeping(string key, ReporterRecord record) => true;
}
