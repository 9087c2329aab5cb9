using Spit.EndToEnd.Tests.Peers;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>
/// The calls that one callee saw come; each is read once, so that watching costs a busy machine little.
/// </summary>
internal sealed class Arrivals(SippRun callee)
{
    private readonly List<Arrival> _all = [];
    private readonly Lock _gate = new();

    public IReadOnlyList<Arrival> All
    {
        get
        {
            lock (_gate)
            {
                ReadOn();
                return [.. _all];
            }
        }
    }

    /// <summary>Those that came later than that; they are written in the order of their arrival.</summary>
    public IReadOnlyList<Arrival> Since(DateTimeOffset then)
    {
        lock (_gate)
        {
            ReadOn();
            var first = _all.FindLastIndex(arrival => arrival.At <= then) + 1;
            return _all[first..];
        }
    }

    private void ReadOn() => _all.AddRange(callee.LogLinesFrom(_all.Count).Select(Arrival.Parse));
}
