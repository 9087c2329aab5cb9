namespace Spit.Detection.Quarantine;

/// <summary>Which recordings belong together: the oldest of each set names it. Not thread-safe.</summary>
/// <remarks>
/// A name outlives its item: others have joined a campaign of that name, and that is kept with them. What is taken
/// out of the quarantine may stay here until the next start; it names at most itself.
/// </remarks>
public sealed class CampaignMap
{
    private readonly Dictionary<string, string> _older = [];

    /// <summary>The name of an item's campaign; its own id when nothing is joined with it.</summary>
    public string NameOf(string id)
    {
        var name = id;
        while (_older.TryGetValue(name, out var older)) name = older;
        while (_older.TryGetValue(id, out var next) && next != name)
        {
            _older[id] = name;
            id = next;
        }
        return name;
    }

    /// <summary>Joins two campaigns, each named by any of its items.</summary>
    public void Join(string a, string b)
    {
        (a, b) = (NameOf(a), NameOf(b));
        var order = string.CompareOrdinal(a, b);
        if (order < 0) _older[b] = a;
        if (order > 0) _older[a] = b;
    }

    /// <summary>Joins an item with the campaigns that it was found to belong to.</summary>
    public void Join(QuarantineItem item)
    {
        if (item.Campaign.Length > 0) Join(item.Id, item.Campaign);
        foreach (var other in item.Joined) Join(item.Id, other);
    }
}
