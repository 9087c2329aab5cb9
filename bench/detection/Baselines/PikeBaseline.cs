using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Baselines;

/// <summary>
/// A flood guard per address: more than 30 requests in two seconds, and the address is refused until 120 s without
/// such a rate have passed [flood guards]: their usual settings.
/// </summary>
internal sealed class PikeBaseline : IBaseline
{
    private const int Requests = 30;
    private const long WindowMs = 2_000;
    private const long RefusedMs = 120_000;

    private readonly Dictionary<string, Source> _sources = [];

    public string Symbol => "PIKE";

    public bool Refuses(Call call)
    {
        if (!_sources.TryGetValue(call.Source, out var source)) _sources[call.Source] = source = new Source();
        source.Recent.Enqueue(call.StartMs);
        while (source.Recent.Peek() <= call.StartMs - WindowMs) source.Recent.Dequeue();
        if (source.Recent.Count > Requests) source.RefusedUntil = call.StartMs + RefusedMs;
        return call.StartMs < source.RefusedUntil;
    }

    public void Ended(Call call)
    {
    }

    private sealed class Source
    {
        public Queue<long> Recent { get; } = new();

        public long RefusedUntil { get; set; }
    }
}
