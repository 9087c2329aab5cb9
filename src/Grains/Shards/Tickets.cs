namespace Spit.Grains.Shards;

/// <summary>What was answered of late, by ticket, for attempts that come again.</summary>
/// <remarks>
/// <para>
/// An edge asks again within its deadline, so a second is enough. What a shard answered before it moved to another silo
/// is not known there.
/// </para>
/// <para>
/// Hardly any attempt ever comes again, so an answer is only put down; they are indexed by ticket once somebody looks.
/// They are forgotten a generation at a time.
/// </para>
/// </remarks>
internal sealed class Tickets<TEvidence>(TimeProvider time)
    where TEvidence : class
{
    // Chosen: an edge waits for an answer for 50 ms unless told otherwise, 1 s at most. So an answer is kept for that
    // long, and twice as long at most while others come.
    private static readonly TimeSpan Generation = TimeSpan.FromSeconds(1);

    private TicketLog<TEvidence> _latest = new();
    private TicketLog<TEvidence> _before = new();
    private long _since;

    /// <summary>What was answered to this attempt before, or what it is answered now.</summary>
    /// <param name="ticket">Names the attempt; 0: it does not come again.</param>
    /// <param name="isAgain">It may have come before. Others have only if their repeat overtook them.</param>
    /// <param name="gift">What <paramref name="count"/> needs.</param>
    /// <param name="count">Counts an attempt that was not counted yet.</param>
    public TEvidence GetOrAdd<TGift>(ulong ticket, bool isAgain, TGift gift, Func<TGift, TEvidence> count)
    {
        if (ticket == 0)
        {
            return count(gift);
        }
        Turn();
        if ((isAgain ? Find(ticket) : FindOvertaken(ticket)) is { } answered)
        {
            return answered;
        }
        var answer = count(gift);
        _latest.Add(ticket, answer, isAgain);
        return answer;
    }

    private void Turn()
    {
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(_since, now) > Generation)
        {
            (_latest, _before, _since) = (_before, _latest, now);
            _latest.Clear();
        }
    }

    private TEvidence? Find(ulong ticket) => _latest.Find(ticket) ?? _before.Find(ticket);

    private TEvidence? FindOvertaken(ulong ticket) =>
        _latest.HasRepeats || _before.HasRepeats ? Find(ticket) : null;
}
