using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Placement;
using Orleans.Storage;
using Spit.Detection.Quarantine;

namespace Spit.Grains.Quarantine;

/// <summary>Owns the audit rows: a ring of segments, the oldest of which is written over.</summary>
[GrainType("audit")]
[HashBasedPlacement]
internal sealed class AuditGrain(
    [FromKeyedServices(QuarantineOptions.StorageName)] IGrainStorage storage,
    QuarantineOptions options,
    GrainMeters meters,
    ILogger<AuditGrain> logger) : Grain, IAuditGrain
{
    private readonly int _segments = Math.Max(2, options.AuditCapacity / QuarantineOptions.AuditSegment);
    private SegmentShelf<AuditRow>? _shelf;
    private long _last;

    private SegmentShelf<AuditRow> Shelf => _shelf!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _shelf = new SegmentShelf<AuditRow>(storage, "audit", _segments);
        await _shelf.LoadAsync(cancellationToken);
        _last = _shelf.All.Select(row => row.Number).DefaultIfEmpty().Max();
    }

    public async Task<bool> Add(AuditRow row)
    {
        var numbered = row with { Number = _last + 1 };
        var index = SegmentOf(numbered.Number);
        // What the segment has from the round before is written over with its first row.
        var first = FirstBeside(numbered.Number);
        try
        {
            await Shelf.WriteAsync(index, Shelf.Rows(index).Where(r => r.Number >= first).Append(numbered));
        }
        catch (Exception e)
        {
            meters.StoreFailed("audit");
            QuarantineLog.NotWritten(logger, e, "an audit row");
            DeactivateOnIdle();
            return false;
        }
        _last = numbered.Number;
        QuarantineLog.Audited(logger, numbered.Who, numbered.Action, numbered.Number, numbered.Address);
        return true;
    }

    public Task<IReadOnlyList<AuditRow>> List(string? subject, long before, int size)
    {
        var rows = new List<AuditRow>();
        var number = before > 0 ? Math.Min(before - 1, _last) : _last;
        for (var left = _segments; left > 0 && number > 0 && rows.Count < size; left--)
        {
            var first = FirstBeside(number);
            var next = number;
            rows.AddRange(Shelf.Rows(SegmentOf(number))
                .Where(r => r.Number >= first && r.Number <= next && (subject is null || r.Subject == subject))
                .Reverse()
                .Take(size - rows.Count));
            number = first - 1;
        }
        return Task.FromResult<IReadOnlyList<AuditRow>>(rows);
    }

    private int SegmentOf(long number) => (int)((number - 1) / QuarantineOptions.AuditSegment % _segments);

    private static long FirstBeside(long number) => number - ((number - 1) % QuarantineOptions.AuditSegment);
}
