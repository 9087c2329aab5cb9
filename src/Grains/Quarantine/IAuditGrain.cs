using Spit.Detection.Quarantine;

namespace Spit.Grains.Quarantine;

/// <summary>Who did what in the quarantine: one grain, so that rows have one order.</summary>
[Alias("spit.IAuditGrain")]
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>The key of the only grain there is.</summary>
    const string Key = "audit";

    /// <summary>Adds a row. Written to the store before it returns.</summary>
    /// <returns>False: the store did not take it.</returns>
    [Alias("Add")]
    Task<bool> Add(AuditRow row);

    /// <summary>Rows before one, newest first.</summary>
    /// <param name="subject">Null: about whatever.</param>
    /// <param name="before">The number of the row that follows them; zero: from the newest.</param>
    /// <param name="size">At most so many.</param>
    [Alias("List")]
    Task<IReadOnlyList<AuditRow>> List(string? subject, long before, int size);
}
