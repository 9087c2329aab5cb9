using System.Diagnostics.Metrics;

namespace Spit.Challenger.Audio;

/// <summary>The engine's instruments.</summary>
internal sealed class AudioMetrics : IDisposable
{
    private static readonly KeyValuePair<string, object?> In = new("direction", "in");
    private static readonly KeyValuePair<string, object?> Out = new("direction", "out");
    private static readonly KeyValuePair<string, object?> Foreign = new("direction", "foreign");

    private readonly Meter _meter;
    private readonly Counter<long> _packets;
    private readonly Histogram<double> _deviation;

    public AudioMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("Spit");
        _packets = _meter.CreateCounter<long>(
            "spit.challenge.packets", "{packet}", "RTP packets in, out, and in from addresses that are not the leg's");
        _deviation = _meter.CreateHistogram<double>(
            "spit.challenge.packet.deviation", "s", "How long after its time a packet was sent");
    }

    public void Received() => _packets.Add(1, In);

    public void Dropped() => _packets.Add(1, Foreign);

    public void Sent(TimeSpan deviation)
    {
        _packets.Add(1, Out);
        _deviation.Record(deviation.TotalSeconds);
    }

    public void Dispose() => _meter.Dispose();
}
