namespace Spit.Grains.Shards;

/// <summary>What was answered of late, by ticket, for attempts that come again.</summary>
/// <remarks>
/// An edge asks again within its deadline, so a few seconds are enough. What a shard answered before it moved to
/// another silo is not known there.
/// </remarks>
internal sealed class Tickets<TEvidence>(TimeProvider time)
    where TEvidence : class
{
    // Chosen: an edge waits for an answer for 50 ms unless told otherwise, 1 s at most.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    private readonly Dictionary<ulong, TEvidence> _answers = [];
    private readonly Queue<(ulong Ticket, long At)> _order = new();

    /// <summary>What was answered to this attempt before; null: it was not counted yet.</summary>
    public TEvidence? Find(ulong ticket) => _answers.GetValueOrDefault(ticket);

    public void Add(ulong ticket, TEvidence answer)
    {
        if (ticket == 0)
        {
            return;
        }
        var now = time.GetTimestamp();
        while (_order.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At, now) > Kept)
        {
            _answers.Remove(_order.Dequeue().Ticket);
        }
        if (_answers.TryAdd(ticket, answer))
        {
            _order.Enqueue((ticket, now));
        }
    }
}
