using Spit.Detection.Quarantine;

namespace Spit.Grains.Quarantine;

/// <summary>Which subscribers' calls may be recorded: one grain for the whole cluster.</summary>
[Alias("spit.IConsentsGrain")]
public interface IConsentsGrain : IGrainWithStringKey
{
    /// <summary>The key of the only grain there is.</summary>
    const string Key = "consents";

    /// <summary>Notes what a subscriber wants. Written to the store before it returns.</summary>
    [Alias("Put")]
    Task<QuarantineFault> Put(Consent consent);

    /// <summary>Null: he was never asked, so nothing is recorded.</summary>
    [Alias("Get")]
    Task<Consent?> Get(string subscriber);

    /// <summary>Those who come after a subscriber in the order of identities.</summary>
    /// <param name="after">Empty: from the first.</param>
    /// <param name="isWithdrawnToo">True: those who have withdrawn it as well.</param>
    /// <param name="size">At most so many.</param>
    [Alias("List")]
    Task<IReadOnlyList<Consent>> List(string after, bool isWithdrawnToo, int size);
}
