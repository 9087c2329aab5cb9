using Spit.Media.Codecs;

namespace Spit.Media.Rtp;

/// <summary>
/// Follows the packets of whoever speaks: which belong together, how many were lost and how unsteadily they come
/// (RFC 3550 A.1, A.3, A.8).
/// </summary>
/// <remarks>
/// The first packet is taken at once: whose address it may come from is checked before. Another source takes over
/// when two of its packets come in sequence, as A.1 wants it of any.
/// </remarks>
public sealed class RtpReceiver
{
    // A.1: a jump over more is no loss but another stream; so many may be out of order.
    private const int MaxDropout = 3_000;
    private const int MaxMisorder = 100;
    private const int Cycle = 1 << 16;

    private const long TicksPerSample = TimeSpan.TicksPerSecond / G711.SampleRate;

    private bool _isStarted;
    private ushort _highest;
    private long _cycles;
    private long _first;
    private long _received;
    private long _lostBefore;
    private long _expectedAtReport;
    private long _receivedAtReport;
    private int? _wantedAfterJump;
    private (uint Source, ushort Next)? _candidate;
    private uint _transit;
    private double _jitter;
    private uint _senderReport;
    private TimeSpan _senderReportAt;

    /// <summary>SSRC of whoever speaks; null before the first packet.</summary>
    public uint? Source { get; private set; }

    /// <summary>Packets that never came, over all sources; copies make it smaller, as A.3 says.</summary>
    public long Lost => _lostBefore + (_isStarted ? Expected - _received : 0);

    /// <summary>Smoothed unsteadiness of arrival, in samples (6.4.1).</summary>
    public double Jitter => _jitter;

    private long ExtendedHighest => _cycles + _highest;

    private long Expected => ExtendedHighest - _first + 1;

    /// <summary>Takes note of a packet.</summary>
    /// <param name="now">Monotonic time of its arrival.</param>
    public RtpArrival Receive(in RtpPacketView packet, TimeSpan now)
    {
        if (_isStarted && packet.Source != Source && !IsNext(packet)) return RtpArrival.Refused;
        var arrival = !_isStarted || packet.Source != Source ? Start(packet) : Follow(packet);
        if (arrival == RtpArrival.Refused) return arrival;
        _received++;
        Measure(packet.Timestamp, now, arrival == RtpArrival.Started);
        return arrival;
    }

    /// <summary>Takes note of a sender report's time, which our reports then speak of.</summary>
    /// <param name="ntp">Its NTP timestamp.</param>
    /// <param name="now">Monotonic time of its arrival.</param>
    public void ReceiveSenderReport(ulong ntp, TimeSpan now)
    {
        _senderReport = (uint)(ntp >> 16);
        _senderReportAt = now;
    }

    /// <summary>What is to be reported of the source; null when nothing came yet.</summary>
    /// <remarks>The fraction is that since the report before.</remarks>
    public RtcpReport? Report(TimeSpan now)
    {
        if (Source is not { } source || !_isStarted) return null;
        var expected = Expected - _expectedAtReport;
        var lost = expected - (_received - _receivedAtReport);
        _expectedAtReport = Expected;
        _receivedAtReport = _received;
        return new RtcpReport
        {
            Source = source,
            // A.3: copies can make the loss negative; it is then 0.
            FractionLost = (byte)(expected <= 0 || lost <= 0 ? 0 : Math.Min(255, (lost << 8) / expected)),
            CumulativeLost = (int)Math.Clamp(Expected - _received, RtcpReport.LeastLost, RtcpReport.MostLost),
            HighestSequence = (uint)ExtendedHighest,
            Jitter = (uint)_jitter,
            LastSenderReport = _senderReport,
            DelaySinceSenderReport = _senderReport == 0 ? 0 : RtcpTime.ShortInterval(now - _senderReportAt),
        };
    }

    private bool IsNext(in RtpPacketView packet)
    {
        var isNext = _candidate == (packet.Source, packet.Sequence);
        _candidate = isNext ? null : (packet.Source, (ushort)(packet.Sequence + 1));
        return isNext;
    }

    private RtpArrival Start(in RtpPacketView packet)
    {
        if (_isStarted) _lostBefore += Math.Max(0, Expected - _received);
        if (packet.Source != Source)
        {
            _senderReport = 0;
            Source = packet.Source;
        }
        _isStarted = true;
        _highest = packet.Sequence;
        _cycles = 0;
        _first = packet.Sequence;
        _received = _expectedAtReport = _receivedAtReport = 0;
        _wantedAfterJump = null;
        _candidate = null;
        _jitter = 0;
        return RtpArrival.Started;
    }

    private RtpArrival Follow(in RtpPacketView packet)
    {
        var ahead = (ushort)(packet.Sequence - _highest);
        if (ahead < MaxDropout)
        {
            if (packet.Sequence < _highest) _cycles += Cycle;
            _highest = packet.Sequence;
        }
        else if (ahead <= Cycle - MaxMisorder)
        {
            // A.1: the second packet in sequence after a jump says that the sender has begun anew.
            if (_wantedAfterJump == packet.Sequence) return Start(packet);
            _wantedAfterJump = (ushort)(packet.Sequence + 1);
            return RtpArrival.Refused;
        }
        _wantedAfterJump = null;
        return RtpArrival.Accepted;
    }

    private void Measure(uint timestamp, TimeSpan now, bool isFirst)
    {
        var transit = (uint)(now.Ticks / TicksPerSample) - timestamp;
        var difference = Math.Abs((double)(int)(transit - _transit));
        _transit = transit;
        if (!isFirst) _jitter += (difference - _jitter) / 16;
    }
}
