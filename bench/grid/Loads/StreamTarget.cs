using System.Collections.Concurrent;
using Spit.Detection;
using Spit.EdgeProxy.Grid;

namespace Spit.GridBench.Loads;

/// <summary>A decision as an edge asks for it.</summary>
internal sealed class StreamTarget(IGrid grid)
{
    // A stream that is gone answers at once: without a pause, a closed loop would ask nobody millions of times.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentDictionary<MissingEvidence, long> _missing = new();

    /// <summary>Why evidence was missing since this was asked last, for people; empty when none was.</summary>
    public string TakeMissing()
    {
        var all = string.Join(", ", _missing.Select(pair => $"{pair.Value} {pair.Key}"));
        _missing.Clear();
        return all;
    }

    public async ValueTask<bool> AskAsync(CallAttempt attempt)
    {
        var missing = (await grid.AskAsync(attempt)).Missing;
        if (missing == MissingEvidence.None) return true;
        _missing.AddOrUpdate(missing, 1, (_, count) => count + 1);
        if (missing == MissingEvidence.Disconnected) await Task.Delay(Pause);
        return false;
    }
}
