namespace Spit.Media.Rtp;

/// <summary>
/// Who is heard and how well: sequence numbers (RFC 3550 A.1), loss (A.3) and jitter (A.8) of one stream at a time.
/// </summary>
public sealed class RtpReceiver
{
    private const int MaxDropout = 3_000;
    private const int MaxMisorder = 100;
    private const int SamplesPerSecond = 8_000;

    private bool _hasStream;
    private ushort _highest;
    private uint _cycles;
    private uint _baseSequence;
    private uint _received;
    private uint _expectedBefore;
    private uint _receivedBefore;
    private (uint Ssrc, ushort Sequence)? _candidate;
    private uint _transit;
    private double _jitter;
    private uint _lastReport;
    private TimeSpan _lastReportAt;
    private long _lostBefore;

    /// <summary>The stream's; 0 before the first.</summary>
    public uint Ssrc { get; private set; }

    /// <summary>Whether anything has been heard.</summary>
    public bool HasStream => _hasStream;

    /// <summary>Packets that never came, of all streams; a late one takes its own back.</summary>
    public long Lost => _lostBefore + LostNow;

    /// <summary>Interarrival jitter in samples.</summary>
    public double Jitter => _jitter;

    private uint Expected => _hasStream ? _cycles + _highest - _baseSequence + 1 : 0;

    private int LostNow => (int)(Expected - _received);

    /// <summary>Places a packet.</summary>
    /// <remarks>
    /// The first SSRC is believed at once, so that no first word is lost; another one, or a far sequence number, when
    /// a second packet follows the first (RFC 3550 A.1 keeps every source on probation).
    /// </remarks>
    public RtpArrival Receive(in RtpPacketView packet, TimeSpan now)
    {
        if (!_hasStream) return Begin(packet, now);
        if (packet.Ssrc != Ssrc) return Doubt(packet, now);
        var ahead = (ushort)(packet.Sequence - _highest);
        if (ahead < MaxDropout)
        {
            if (packet.Sequence < _highest) _cycles += 1 << 16;
            _highest = packet.Sequence;
        }
        else if (ahead <= ushort.MaxValue - MaxMisorder)
        {
            return Doubt(packet, now);
        }
        _candidate = null;
        _received++;
        UpdateJitter(packet.Timestamp, now);
        return RtpArrival.Accepted;
    }

    /// <summary>Notes the NTP time of a sender report, which the next report gives back.</summary>
    public void SenderReport(uint ssrc, ulong ntp, TimeSpan now)
    {
        if (!_hasStream || ssrc != Ssrc) return;
        _lastReport = (uint)(ntp >> 16);
        _lastReportAt = now;
    }

    /// <summary>What is to be reported now; the fraction lost begins anew.</summary>
    public RtcpReportBlock Report(TimeSpan now)
    {
        var expected = Expected - _expectedBefore;
        var lost = (int)(expected - (_received - _receivedBefore));
        _expectedBefore = Expected;
        _receivedBefore = _received;
        var fraction = expected == 0 || lost <= 0 ? 0 : (int)Math.Min(255, ((long)lost << 8) / expected);
        return new(
            Ssrc,
            (byte)fraction,
            Math.Clamp(LostNow, -0x80_0000, 0x7F_FFFF),
            _cycles + _highest,
            (uint)_jitter,
            _lastReport,
            _lastReport == 0 ? 0 : (uint)((now - _lastReportAt).TotalSeconds * 65_536));
    }

    private RtpArrival Doubt(in RtpPacketView packet, TimeSpan now)
    {
        var isSecond = _candidate is { } first && first.Ssrc == packet.Ssrc && first.Sequence == packet.Sequence;
        if (isSecond) return Begin(packet, now);
        _candidate = (packet.Ssrc, (ushort)(packet.Sequence + 1));
        return RtpArrival.Dropped;
    }

    private RtpArrival Begin(in RtpPacketView packet, TimeSpan now)
    {
        _lostBefore = Lost;
        _hasStream = true;
        Ssrc = packet.Ssrc;
        _highest = packet.Sequence;
        _baseSequence = packet.Sequence;
        _received = 1;
        (_cycles, _expectedBefore, _receivedBefore, _jitter, _lastReport) = (0, 0, 0, 0, 0);
        _candidate = null;
        _transit = Ticks(now) - packet.Timestamp;
        return RtpArrival.NewStream;
    }

    private void UpdateJitter(uint timestamp, TimeSpan now)
    {
        var transit = Ticks(now) - timestamp;
        var change = Math.Abs((double)(int)(transit - _transit));
        _transit = transit;
        _jitter += (change - _jitter) / 16;
    }

    private static uint Ticks(TimeSpan now) => (uint)(long)(now.TotalSeconds * SamplesPerSecond);
}
