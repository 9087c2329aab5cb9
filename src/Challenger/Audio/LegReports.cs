using System.Security.Cryptography;
using System.Text;
using Spit.Media.Rtp;

namespace Spit.Challenger.Audio;

/// <summary>When a leg's RTCP is due, and what is in it.</summary>
internal sealed class LegReports
{
    // RFC 3550 6.2: five seconds, of which 6.3.1 makes half as many to half as many again, at random.
    private const int IntervalMilliseconds = 5_000;

    // RFC 7022 4.2: 96 random bits, so that the name tells nothing of the host.
    private const int NameBytes = 12;

    private readonly byte[] _datagram = new byte[RtcpCompoundWriter.MaxBytes];
    private readonly byte[] _name =
        Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(NameBytes)));

    private TimeSpan? _next;
    private uint _packetsBefore;

    /// <summary>Whether a report is due; the first some seconds after the first question.</summary>
    public bool IsDue(TimeSpan now)
    {
        if (_next is { } next && now < next) return false;
        var isDue = _next is not null;
        var wait = RandomNumberGenerator.GetInt32(IntervalMilliseconds / 2, IntervalMilliseconds * 3 / 2);
        _next = now + TimeSpan.FromMilliseconds(wait);
        return isDue;
    }

    /// <summary>The datagram, until another is written.</summary>
    public ReadOnlySpan<byte> Write(OutgoingAudio sent, RtcpReport? report, DateTimeOffset time, bool isBye)
    {
        RtcpSenderInfo? sender = sent.Packets == _packetsBefore ? null : sent.Info(time);
        _packetsBefore = sent.Packets;
        return _datagram.AsSpan(0, RtcpCompoundWriter.Write(_datagram, sent.Source, sender, report, _name, isBye));
    }
}
