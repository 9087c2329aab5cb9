using Orleans.Placement;
using Spit.Detection.Reports;
using Spit.Grains.Snapshots;

namespace Spit.Grains.Reporters;

/// <summary>Owns one <see cref="ReporterRecord"/>.</summary>
/// <remarks>
/// Calls are written as counters are, within <see cref="SnapshotOptions.Interval"/>: a crash loses the latest ones,
/// which then cannot be reported. Reports are written before they are acknowledged.
/// </remarks>
[GrainType("reporter")]
[HashBasedPlacement]
[CollectionAgeLimit(Minutes = 10)]
internal sealed class ReporterGrain : Grain, IReporterGrain
{
    private readonly TimeProvider _time;
    private readonly Snapshot<ReporterRecord> _snapshot;

    public ReporterGrain(SnapshotStore store, TimeProvider time)
    {
        _time = time;
        _snapshot = new Snapshot<ReporterRecord>(this, store, "reporter");
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => _snapshot.LoadAsync(cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _snapshot.CloseAsync(cancellationToken);

    public Task Deliver(DeliveredCall call)
    {
        _snapshot.Record.Deliver(call);
        _snapshot.Touch();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<DeliveredCall>> Reportable() =>
        Task.FromResult(_snapshot.Record.Reportable(_time.GetUtcNow()));

    public Task<IReadOnlyList<CastVote>> Unsettled() =>
        Task.FromResult(_snapshot.Record.Unsettled(_time.GetUtcNow()));

    public async Task<ReportReceipt> File(FiledReport report)
    {
        var receipt = _snapshot.Record.File(report, _time.GetUtcNow());
        if (receipt.Call is not { } call)
        {
            _snapshot.Touch();
            return receipt;
        }
        if (await _snapshot.SaveAsync())
        {
            return receipt;
        }
        _snapshot.Record.Withdraw(call.Token);
        return ReportReceipt.Refused(ReportFault.StoreFailed);
    }
}
