using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Placement;
using Orleans.Storage;

namespace Spit.Grains.Policies;

/// <summary>Owns the policies.</summary>
/// <remarks>
/// A revision that the store did not acknowledge may or may not be in it; the activation then ends, and the next one
/// tells what is true. Another activation's write is noticed by the index' tag, with the same effect.
/// </remarks>
[GrainType("policy")]
[HashBasedPlacement]
internal sealed class PolicyGrain(
    [FromKeyedServices(PolicyOptions.StorageName)] IGrainStorage storage,
    PolicyOptions options,
    TimeProvider time,
    GrainMeters meters,
    ILogger<PolicyGrain> logger) : Grain, IPolicyGrain
{
    // Chosen: short against the silo's patience with an unreachable grain, long against the cost of asking.
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(2);

    private readonly PolicyShelf _shelf = new(storage, options.Capacity);
    private TaskCompletionSource _changed = NewSignal();

    private int RunningNumber => _shelf.Running?.Info.Number ?? 0;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => _shelf.LoadAsync(cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _changed.TrySetResult();
        return Task.CompletedTask;
    }

    public async Task<PolicyReceipt> Put(PolicyDraft draft)
    {
        if (draft.IfRunning is { } expected && expected != RunningNumber)
            return new PolicyReceipt(PolicyPutFault.Changed, _shelf.Running?.Info);
        var revision = Next(draft);
        try
        {
            await _shelf.AddAsync(revision);
        }
        catch (Exception e)
        {
            meters.StoreFailed("policies");
            PoliciesLog.NotWritten(logger, e, revision.Info.Number);
            DeactivateOnIdle();
            return new PolicyReceipt(PolicyPutFault.StoreFailed, _shelf.Running?.Info);
        }
        PoliciesLog.Applied(logger, revision.Info.Number, revision.Info.Author);
        var changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
        return new PolicyReceipt(PolicyPutFault.None, revision.Info);
    }

    public Task<PolicyRevision?> Get(int number) => _shelf.GetAsync(number);

    public Task<IReadOnlyList<PolicyInfo>> List() => Task.FromResult<IReadOnlyList<PolicyInfo>>([.. _shelf.Revisions]);

    public async Task<PolicyNews> After(int number, CancellationToken cancellationToken)
    {
        if (number == RunningNumber)
        {
            await _changed.Task.WaitAsync(Hold, time, cancellationToken).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
        return new PolicyNews(RunningNumber, number == RunningNumber ? null : _shelf.Running);
    }

    private PolicyRevision Next(PolicyDraft draft) => new()
    {
        Info = new PolicyInfo
        {
            Number = RunningNumber + 1,
            Author = draft.Author,
            Message = draft.Message,
            Applied = time.GetUtcNow(),
            RevertedTo = draft.RevertedTo,
        },
        Yaml = draft.Yaml,
        Likelihoods = draft.Likelihoods,
    };

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
