using Orleans.Concurrency;

namespace Spit.Grains.Policies;

/// <summary>The policy of the whole cluster and its revisions: one grain, so that they have one order.</summary>
[Alias("spit.IPolicyGrain")]
public interface IPolicyGrain : IGrainWithStringKey
{
    /// <summary>The key of the only grain there is.</summary>
    const string Key = "policy";

    /// <summary>Makes a policy the running one. Written to the store before it returns.</summary>
    [Alias("Put")]
    Task<PolicyReceipt> Put(PolicyDraft draft);

    /// <summary>A revision with its text; null when it is not kept.</summary>
    [Alias("Get")]
    Task<PolicyRevision?> Get(int number);

    /// <summary>The revisions that are kept, oldest first; the last one runs.</summary>
    [Alias("List")]
    Task<IReadOnlyList<PolicyInfo>> List();

    /// <summary>
    /// Which revision runs. While it is this one, waits for another, at most two seconds. Cancelled, it answers at
    /// once.
    /// </summary>
    /// <param name="number">The one that is known to run; -1: none is known.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    [Alias("After")]
    [AlwaysInterleave]
    [ResponseTimeout("00:00:05")]
    Task<PolicyNews> After(int number, CancellationToken cancellationToken = default);
}
