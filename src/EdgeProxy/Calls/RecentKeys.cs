using Spit.EdgeProxy.Proxying;

namespace Spit.EdgeProxy.Calls;

/// <summary>Remembers the calls that just ended, so that a BYE from each side ends a call once.</summary>
internal sealed class RecentKeys
{
    // The longest that a BYE can still be under way: timer F, 64 x T1 (RFC 3261 17.1.2.2).
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(32);

    private readonly HashSet<byte[]> _keys = new(ByteKeyComparer.Instance);
    private readonly Queue<(DateTimeOffset Until, byte[] Key)> _order = new();

    public void Add(byte[] key, DateTimeOffset now)
    {
        Forget(now);
        if (_keys.Add(key))
            _order.Enqueue((now + Lifetime, key));
    }

    public bool Contains(ReadOnlySpan<byte> key, DateTimeOffset now)
    {
        Forget(now);
        return _keys.GetAlternateLookup<ReadOnlySpan<byte>>().Contains(key);
    }

    private void Forget(DateTimeOffset now)
    {
        while (_order.TryPeek(out var oldest) && oldest.Until <= now)
        {
            _order.Dequeue();
            _keys.Remove(oldest.Key);
        }
    }
}
