using System.Runtime.InteropServices;

namespace Spit.Grains.Shards;

/// <summary>What was answered of late, by ticket, for attempts that come again.</summary>
/// <remarks>
/// <para>
/// An edge asks again within its deadline, so a second is enough. What a shard answered before it moved to another silo
/// is not known there.
/// </para>
/// <para>
/// Answers are forgotten a generation at a time: to take each out by itself would cost as much as to count its attempt.
/// </para>
/// </remarks>
internal sealed class Tickets<TEvidence>(TimeProvider time)
    where TEvidence : class
{
    // Chosen: an edge waits for an answer for 50 ms unless told otherwise, 1 s at most. So an answer is kept for that
    // long, and twice as long at most while others come.
    private static readonly TimeSpan Generation = TimeSpan.FromSeconds(1);

    private Dictionary<ulong, TEvidence> _latest = [];
    private Dictionary<ulong, TEvidence> _before = [];
    private long _since;

    /// <summary>What was answered to this attempt before, or what it is answered now.</summary>
    /// <param name="ticket">Names the attempt; 0: it does not come again.</param>
    /// <param name="gift">What <paramref name="count"/> needs.</param>
    /// <param name="count">Counts an attempt that was not counted yet.</param>
    public TEvidence GetOrAdd<TGift>(ulong ticket, TGift gift, Func<TGift, TEvidence> count)
    {
        if (ticket == 0)
        {
            return count(gift);
        }
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(_since, now) > Generation)
        {
            (_latest, _before, _since) = (_before, _latest, now);
            _latest.Clear();
        }
        if (_before.TryGetValue(ticket, out var answered))
        {
            return answered;
        }
        ref var answer = ref CollectionsMarshal.GetValueRefOrAddDefault(_latest, ticket, out _);
        return answer ??= count(gift);
    }
}
