using System.Collections.Concurrent;

namespace Spit.EdgeProxy.Grid;

/// <summary>
/// What this edge blocked of late: said again on the next stream, because the last one may have ended before it said
/// so, or there was none.
/// </summary>
/// <remarks>Anyone may add and read at any time. To be told twice changes nothing.</remarks>
internal sealed class RecentBlocks(TimeProvider time)
{
    /// <summary>The most that are remembered; the oldest go first.</summary>
    // Chosen: more than an edge decides while a stream is being opened.
    public const int Most = 4096;

    // Chosen: longer than a silence is suffered before the stream is given up.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<(LiveBlock Block, long At)> _blocks = new();

    public void Add(LiveBlock block)
    {
        _blocks.Enqueue((block, time.GetTimestamp()));
        while (_blocks.TryPeek(out var oldest) && (_blocks.Count > Most || AgeOf(oldest.At) > Remembered))
        {
            _blocks.TryDequeue(out _);
        }
    }

    /// <summary>The blocks that have time left, with the time that each has.</summary>
    public IEnumerable<LiveBlock> All()
    {
        foreach (var (block, at) in _blocks)
        {
            var (age, left) = (AgeOf(at), block.For - AgeOf(at));
            if (age <= Remembered && left > TimeSpan.Zero)
            {
                yield return block with { For = left };
            }
        }
    }

    /// <summary>Forgets all: under another policy they might not have been given.</summary>
    public void Clear() => _blocks.Clear();

    private TimeSpan AgeOf(long at) => time.GetElapsedTime(at);
}
