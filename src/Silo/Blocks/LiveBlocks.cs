using Spit.Detection;

namespace Spit.Silo.Blocks;

/// <summary>
/// The live blocks that hold, in the order in which they came, for streams that read them at their own pace.
/// </summary>
/// <remarks>Bounded: beyond <see cref="Capacity"/> new ones are refused until old ones end.</remarks>
internal sealed class LiveBlocks(TimeProvider time)
{
    /// <summary>The most that are held.</summary>
    // Chosen: some 20 MB; a block lasts a minute, so that is 1,600 callers newly blocked a second.
    public const int Capacity = 100_000;

    /// <summary>The longest that one may hold.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<CallerKey, (LiveBlock Block, long Number)> _held = [];
    private readonly List<(long Number, CallerKey Caller)> _order = [];
    private readonly List<Action> _listeners = [];
    private long _last;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _held.Count;
            }
        }
    }

    /// <summary>Has <paramref name="listener"/> called after each new block, until the result is disposed.</summary>
    public IDisposable Subscribe(Action listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
        }
        return new Subscription(() =>
        {
            lock (_gate)
            {
                _listeners.Remove(listener);
            }
        });
    }

    /// <summary>Takes a block in; false when it says nothing new, is over, or there is no room.</summary>
    public bool Add(LiveBlock block)
    {
        Action[] listeners;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var isHeld = _held.TryGetValue(block.Caller, out var held);
            if (block.Until <= now || (isHeld && held.Block.Until >= block.Until))
            {
                return false;
            }
            if (!isHeld && _held.Count >= Capacity && !Purge(now))
            {
                return false;
            }
            _held[block.Caller] = (block, ++_last);
            _order.Add((_last, block.Caller));
            if (_order.Count > 1024 + (2 * _held.Count))
            {
                Purge(now);
            }
            listeners = [.. _listeners];
        }
        foreach (var listener in listeners)
        {
            listener();
        }
        return true;
    }

    /// <summary>Blocks that came after a position and still hold.</summary>
    /// <param name="position">Of the last one read; 0 before the first. Moved on.</param>
    /// <param name="limit">The most that are wanted at once.</param>
    public IReadOnlyList<LiveBlock> After(ref long position, int limit)
    {
        lock (_gate)
        {
            if (position >= _last)
            {
                return [];
            }
            var now = time.GetUtcNow();
            var found = new List<LiveBlock>();
            for (var i = IndexAfter(position); i < _order.Count && found.Count < limit; i++)
            {
                var (number, caller) = _order[i];
                position = number;
                if (_held.TryGetValue(caller, out var held) && held.Number == number && held.Block.Until > now)
                {
                    found.Add(held.Block);
                }
            }
            return found;
        }
    }

    // True when that made room.
    private bool Purge(DateTimeOffset now)
    {
        foreach (var (caller, held) in _held)
        {
            if (held.Block.Until <= now)
            {
                _held.Remove(caller);
            }
        }
        _order.RemoveAll(item => !_held.TryGetValue(item.Caller, out var held) || held.Number != item.Number);
        return _held.Count < Capacity;
    }

    private int IndexAfter(long position)
    {
        var index = _order.BinarySearch((position + 1, default), Comparer<(long Number, CallerKey Caller)>.Create(
            static (a, b) => a.Number.CompareTo(b.Number)));
        return index < 0 ? ~index : index;
    }
}
