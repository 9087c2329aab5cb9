using System.Security.Cryptography;

namespace Spit.EdgeProxy.Grid;

/// <summary>How long to wait before the next try to reach the grid.</summary>
/// <remarks>
/// Every endpoint is tried once without waiting; then 100 ms, doubling to half a second, each shortened by up to a
/// half, so that edges that lost the same silo do not all return at the same instant. The first try after a stream that
/// held does not wait either: what waits for an answer is asked again on the next stream.
/// </remarks>
internal sealed class Backoff(int endpoints)
{
    // Chosen: an outage is noticed by callers as missing evidence, so tries are cheap compared with waiting.
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private int _failures;
    private bool _hasHeld;

    /// <summary>Notes that a stream held.</summary>
    public void Reset()
    {
        _failures = 0;
        _hasHeld = true;
    }

    /// <summary>Notes a failure and says how long to wait for the next try.</summary>
    public TimeSpan Next()
    {
        if (_hasHeld)
        {
            _hasHeld = false;
            return TimeSpan.Zero;
        }
        _failures++;
        if (_failures % endpoints != 0)
        {
            return TimeSpan.Zero;
        }
        var round = Math.Min((_failures / endpoints) - 1, 10);
        var full = TimeSpan.FromTicks(Math.Min(First.Ticks << round, Longest.Ticks));
        return full - TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)full.TotalMilliseconds / 2));
    }
}
