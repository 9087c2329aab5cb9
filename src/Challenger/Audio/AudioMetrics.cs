using System.Diagnostics.Metrics;

namespace Spit.Challenger.Audio;

/// <summary>The audio's instruments; used by the engine's thread.</summary>
internal sealed class AudioMetrics : IDisposable
{
    private static readonly KeyValuePair<string, object?> In = new("direction", "in");
    private static readonly KeyValuePair<string, object?> Out = new("direction", "out");

    private readonly Meter _meter;
    private readonly Histogram<double> _deviation;
    private readonly Counter<long> _packets;
    private readonly Counter<long> _dropped;
    private long _received;
    private long _sent;

    public AudioMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("Spit");
        _deviation = _meter.CreateHistogram<double>(
            "spit.challenge.packet.deviation", "s", "How much later than due a packet of audio was sent");
        _packets = _meter.CreateCounter<long>("spit.challenge.packets", "{packet}", "RTP packets in and out");
        _dropped = _meter.CreateCounter<long>(
            "spit.challenge.packets.dropped", "{packet}", "RTP and RTCP packets not listened to, by reason");
    }

    public void Received() => _received++;

    public void Sent(TimeSpan deviation)
    {
        _sent++;
        _deviation.Record(deviation.TotalSeconds);
    }

    public void Dropped(DropReason reason) => _dropped.Add(1, reason switch
    {
        DropReason.Stranger => new KeyValuePair<string, object?>("reason", "stranger"),
        DropReason.Unreadable => new KeyValuePair<string, object?>("reason", "unreadable"),
        _ => new KeyValuePair<string, object?>("reason", "unfit"),
    });

    /// <summary>Counts what has passed since the last time: cheaper than each by itself.</summary>
    public void Flush()
    {
        if (_received > 0) _packets.Add(_received, In);
        if (_sent > 0) _packets.Add(_sent, Out);
        _received = _sent = 0;
    }

    public void Dispose() => _meter.Dispose();
}
