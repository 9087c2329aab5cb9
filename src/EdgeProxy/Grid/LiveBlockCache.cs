using System.Collections.Concurrent;
using Spit.Detection;

namespace Spit.EdgeProxy.Grid;

/// <summary>
/// Who is refused without asking the grid, by what it told and what was decided here; kept through an outage.
/// </summary>
/// <remarks>Anyone may read and add at any time. Bounded: what comes beyond the limit is asked about as ever.</remarks>
internal sealed class LiveBlockCache(TimeProvider time, int limit)
{
    // The longest that the grid takes.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<CallerKey, long> _until = new();
    private long _purgeAt;

    /// <summary>Blocks held, those that have ended and are not cleared away yet among them.</summary>
    public int Count => _until.Count;

    public bool IsBlocked(CallerKey caller) =>
        _until.TryGetValue(caller, out var until) && until > time.GetTimestamp();

    /// <summary>Holds a block for so long from now, unless it is held for longer already.</summary>
    /// <returns>True when it was not held, or for less than half as long.</returns>
    public bool Add(CallerKey caller, TimeSpan duration)
    {
        var now = time.GetTimestamp();
        var ticks = TicksOf(duration < Longest ? duration : Longest);
        if (_until.TryGetValue(caller, out var held) && held - now > ticks / 2)
        {
            return false;
        }
        if (held == 0 && _until.Count >= limit)
        {
            Purge(now);
            if (_until.Count >= limit)
            {
                return false;
            }
        }
        _until[caller] = now + ticks;
        return true;
    }

    /// <summary>Forgets all: under another policy they might not have been given.</summary>
    public void Clear() => _until.Clear();

    // Not more than once a second: a full table of blocks that hold is not to be walked for each newcomer.
    private void Purge(long now)
    {
        var due = Volatile.Read(ref _purgeAt);
        if (now < due || Interlocked.CompareExchange(ref _purgeAt, now + time.TimestampFrequency, due) != due)
        {
            return;
        }
        foreach (var (caller, until) in _until)
        {
            if (until <= now)
            {
                _until.TryRemove(KeyValuePair.Create(caller, until));
            }
        }
    }

    private long TicksOf(TimeSpan duration) => (long)(duration.TotalSeconds * time.TimestampFrequency);
}
