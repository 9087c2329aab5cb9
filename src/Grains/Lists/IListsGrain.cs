using Orleans.Concurrency;
using Spit.Detection.Lists;

namespace Spit.Grains.Lists;

/// <summary>The allow and block lists of the whole cluster: one grain, so that their changes have one order.</summary>
[Alias("spit.IListsGrain")]
public interface IListsGrain : IGrainWithStringKey
{
    /// <summary>The key of the only grain there is.</summary>
    const string Key = "lists";

    /// <summary>Adds the entry, or replaces the one of that name. Written to the store before it returns.</summary>
    [Alias("Put")]
    Task<ListReceipt> Put(ListEntry entry);

    /// <summary>Removes the entry with this name. Written to the store before it returns.</summary>
    [Alias("Remove")]
    Task<ListReceipt> Remove(string name);

    /// <summary>
    /// What came after a position. Waits until there is something, at most two seconds; then the answer is without
    /// changes. Cancelled, it answers at once. A position of another epoch, or one too long ago, is answered with
    /// everything.
    /// </summary>
    [Alias("After")]
    [AlwaysInterleave]
    [ResponseTimeout("00:00:05")]
    Task<ListNews> After(ListPosition position, CancellationToken cancellationToken = default);
}
