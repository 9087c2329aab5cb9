using Spit.Detection.Quarantine;

namespace Spit.Grains.Quarantine;

/// <summary>
/// The items of the whole cluster: one grain, because each is compared with all others. Asked a few times a second at
/// most: by people, and once for each recording.
/// </summary>
[Alias("spit.IQuarantineGrain")]
public interface IQuarantineGrain : IGrainWithStringKey
{
    /// <summary>The key of the only grain there is.</summary>
    const string Key = "quarantine";

    /// <summary>Takes an item; again, it changes nothing. Written to the store before it returns.</summary>
    [Alias("File")]
    Task<FilingReceipt> File(QuarantineItem item, uint[] sound);

    /// <summary>Null: there is none.</summary>
    [Alias("Get")]
    Task<QuarantineItem?> Get(string id);

    /// <summary>Items, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">The id of the item that follows them; empty: from the newest.</param>
    /// <param name="size">At most so many.</param>
    [Alias("List")]
    Task<ItemPage> List(ItemFilter filter, string before, int size);

    /// <summary>Notes what a reviewer thinks. Written to the store before it returns.</summary>
    [Alias("Mark")]
    Task<MarkReceipt> Mark(string id, ReviewMark mark, string who);

    /// <summary>The ids of the recordings that a challenger should hold.</summary>
    [Alias("Held")]
    Task<IReadOnlyList<string>> Held(string challenger);

    /// <summary>Notes that a challenger does not have these any more. Written to the store before it returns.</summary>
    [Alias("Forget")]
    Task<QuarantineFault> Forget(string challenger, IReadOnlyList<string> ids);

    /// <summary>
    /// Notes that the recordings of calls to a subscriber are to be gone. Written to the store before it returns.
    /// </summary>
    [Alias("Withdraw")]
    Task<Withdrawal> Withdraw(string callee);
}
