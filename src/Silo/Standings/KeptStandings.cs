namespace Spit.Silo.Standings;

/// <summary>
/// What an edge keeps of the standings that it was sent on a stream, so that those which many answers share go once.
/// </summary>
/// <remarks>
/// The edge does as it is told: what is said to take a slot replaces what was kept there. So both ends hold the same as
/// long as the stream lasts, and each stream begins with nothing. A key has its slot by its number, without a search;
/// two that share one take turns, which costs bytes and nothing else.
/// </remarks>
/// <param name="slots">How many the edge offers.</param>
internal sealed class KeptStandings(int slots)
{
    // Chosen: half a megabyte of references; an edge that offers more keeps no more.
    private const int Most = 65_536;

    private readonly StandingNews?[] _kept = new StandingNews?[Math.Clamp(slots, 0, Most)];

    /// <summary>True when the edge keeps just these news.</summary>
    public bool Holds(StandingNews news, out int slot)
    {
        slot = SlotOf(news);
        return slot > 0 && ReferenceEquals(_kept[slot - 1], news);
    }

    /// <summary>Has the edge keep these news from now on.</summary>
    /// <returns>The slot that it is to be told, from 1 on; 0: they are not kept.</returns>
    public int Take(StandingNews news)
    {
        var slot = SlotOf(news);
        if (slot > 0)
        {
            _kept[slot - 1] = news;
        }
        return slot;
    }

    private int SlotOf(StandingNews news) =>
        _kept.Length == 0 || news.Entry.Number == 0 ? 0 : 1 + (news.Entry.Number % _kept.Length);
}
