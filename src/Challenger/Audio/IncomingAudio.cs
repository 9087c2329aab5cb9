using Spit.Media.Rtp;
using Spit.Media.Sdp;

namespace Spit.Challenger.Audio;

/// <summary>What a leg receives: packets in, frames and digits out.</summary>
internal sealed class IncomingAudio
{
    private readonly RtpReceiver _receiver = new();
    private readonly JitterBuffer _buffer = new();
    private readonly TelephoneEventReceiver _events = new();

    /// <summary>Packets that never came.</summary>
    public long Lost => _receiver.Lost;

    /// <summary>What was found at the last pull.</summary>
    public PlayedFrame Played { get; private set; }

    /// <summary>What is buffered is of other terms.</summary>
    public void Forget() => _buffer.Reset();

    /// <summary>Takes a packet of a leg that listens.</summary>
    /// <param name="digit">The digit that begins with it; null: none.</param>
    /// <returns>Whether it was of use.</returns>
    public bool Take(in RtpPacketView packet, AudioTerms terms, TimeSpan now, out char? digit)
    {
        digit = null;
        var arrival = _receiver.Receive(packet, now);
        if (arrival == RtpArrival.Refused) return false;
        if (arrival == RtpArrival.Started)
        {
            _buffer.Reset();
            _events.Reset();
        }
        if (packet.PayloadType == terms.PayloadType) return _buffer.Push(packet, now);
        _buffer.Pass(packet.Sequence);
        // Comfort noise and the like: a pause, as far as we are concerned.
        if (packet.PayloadType != terms.TelephoneEvent) return false;
        digit = _events.Receive(packet, now);
        return true;
    }

    public PlayedFrame Pull(TimeSpan due, Span<byte> codes) => Played = _buffer.Pull(due, codes);

    public void TakeSenderReport(ulong ntp, TimeSpan now) => _receiver.ReceiveSenderReport(ntp, now);

    public RtcpReport? Report(TimeSpan now) => _receiver.Report(now);
}
