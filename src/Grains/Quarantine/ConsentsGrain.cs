using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Placement;
using Orleans.Storage;
using Spit.Detection.Quarantine;

namespace Spit.Grains.Quarantine;

/// <summary>Owns the consents.</summary>
/// <remarks>
/// What the store did not acknowledge may or may not be in it; the activation then ends, and the next one tells what is
/// true.
/// </remarks>
[GrainType("consents")]
[HashBasedPlacement]
internal sealed class ConsentsGrain(
    [FromKeyedServices(QuarantineOptions.StorageName)] IGrainStorage storage,
    QuarantineOptions options,
    GrainMeters meters,
    ILogger<ConsentsGrain> logger) : Grain, IConsentsGrain
{
    // Part of the stored format.
    private const int SegmentCount = 256;

    private readonly SegmentShelf<Consent> _shelf = new(storage, "consents", SegmentCount);
    private readonly SortedDictionary<string, Consent> _consents = new(StringComparer.Ordinal);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _shelf.LoadAsync(cancellationToken);
        foreach (var consent in _shelf.All) _consents[consent.Subscriber] = consent;
    }

    public async Task<QuarantineFault> Put(Consent consent)
    {
        var subscriber = consent.Subscriber;
        if (_consents.Count >= options.ConsentCapacity && !_consents.ContainsKey(subscriber))
            return QuarantineFault.Full;
        var index = _shelf.IndexOf(subscriber);
        try
        {
            await _shelf.WriteAsync(index, _shelf.Rows(index).Where(c => c.Subscriber != subscriber).Append(consent));
        }
        catch (Exception e)
        {
            meters.StoreFailed("consents");
            QuarantineLog.NotWritten(logger, e, "a consent");
            DeactivateOnIdle();
            return QuarantineFault.StoreFailed;
        }
        _consents[subscriber] = consent;
        return QuarantineFault.None;
    }

    public Task<Consent?> Get(string subscriber) => Task.FromResult(_consents.GetValueOrDefault(subscriber));

    public Task<IReadOnlyList<Consent>> List(string after, bool isWithdrawnToo, int size) =>
        Task.FromResult<IReadOnlyList<Consent>>(
        [
            .. _consents.Values
                .Where(c => string.CompareOrdinal(c.Subscriber, after) > 0 && (isWithdrawnToo || c.IsRecorded))
                .Take(size),
        ]);
}
