using System.Security.Cryptography;
using Spit.Media.Rtp;

namespace Spit.Challenger.Audio;

/// <summary>What a leg sends: one source, whoever speaks.</summary>
internal sealed class OutgoingAudio
{
    private const int MaxPacketBytes = RtpPacketView.HeaderBytes + JitterBuffer.FrameSamples;

    private readonly RtpPacketWriter _writer = new(
        (uint)RandomNumberGenerator.GetInt32(int.MaxValue),
        (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue),
        (uint)RandomNumberGenerator.GetInt32(int.MaxValue));

    private readonly byte[] _packet = new byte[MaxPacketBytes];
    private bool _isMarkDue = true;
    private uint _heardEvent;
    private uint _sentEvent;
    private bool _hasEvent;

    public uint Source => _writer.Source;

    public uint Packets => _writer.Packets;

    /// <summary>
    /// The next packet is the first of something: after a pause, or of another speaker (RFC 3551 4.1).
    /// </summary>
    public void Mark() => _isMarkDue = true;

    /// <summary>Time goes on.</summary>
    public void Advance(long frames) => _writer.Advance((int)(frames * JitterBuffer.FrameSamples));

    /// <summary>The next packet, until another is written.</summary>
    public ReadOnlySpan<byte> Write(byte payloadType, ReadOnlySpan<byte> codes)
    {
        var length = _writer.Write(_packet, payloadType, _isMarkDue, codes);
        _isMarkDue = false;
        return _packet.AsSpan(0, length);
    }

    /// <summary>A telephone event's packet from another leg, until another is written.</summary>
    public ReadOnlySpan<byte> WriteEvent(byte payloadType, in RtpPacketView packet)
    {
        // All packets of an event have its beginning's timestamp (RFC 4733 2.5.1.2).
        if (!_hasEvent || packet.Timestamp != _heardEvent)
            (_heardEvent, _sentEvent, _hasEvent) = (packet.Timestamp, _writer.Timestamp, true);
        var payload = packet.Payload[..Math.Min(packet.Payload.Length, JitterBuffer.FrameSamples)];
        var length = _writer.Write(_packet, payloadType, packet.IsMarked, _sentEvent, payload);
        return _packet.AsSpan(0, length);
    }

    public RtcpSenderInfo Info(DateTimeOffset now) =>
        new(RtcpTime.Ntp(now), _writer.Timestamp, _writer.Packets, _writer.PayloadBytes);
}
