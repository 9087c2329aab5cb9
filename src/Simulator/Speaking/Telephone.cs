using System.Net;
using System.Text;
using Spit.Media.Codecs;
using Spit.Media.Rtp;
using Spit.Media.Sdp;
using Spit.Simulator.Transport;

namespace Spit.Simulator.Speaking;

/// <summary>
/// One end of a call that is spoken: what it has agreed on, and its audio, 20 ms at a time each way. Without sockets
/// and clocks.
/// </summary>
/// <param name="speaker">Who speaks and hears there.</param>
/// <param name="local">Where its audio is received.</param>
/// <param name="send">Sends from there.</param>
/// <param name="random">For the numbers that RFC 3550 wants drawn at random.</param>
internal sealed class Telephone(ISpeaker speaker, IPEndPoint local, SendDatagram send, Random random) : IScheduled
{
    /// <summary>Of what is heard, two minutes are kept.</summary>
    private const int MostHeard = 120 * G711.SampleRate;

    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(20);

    private readonly LocalSession _session = new(local, (ulong)random.Next(1, int.MaxValue));
    private readonly RtpPacketWriter _writer =
        new((uint)random.Next(), (ushort)random.Next(ushort.MaxValue), (uint)random.Next());

    private readonly JitterBuffer _incoming = new();
    private readonly List<short> _heard = [];
    private readonly byte[] _codes = new byte[JitterBuffer.FrameSamples];
    private readonly short[] _samples = new short[JitterBuffer.FrameSamples];
    private readonly byte[] _packet = new byte[RtpPacketView.HeaderBytes + JitterBuffer.FrameSamples];
    private AudioTerms? _terms;
    private uint? _source;

    public ISpeaker Speaker => speaker;

    /// <summary>What was heard since it was begun, at 8 kHz, silence where nothing came; at most two minutes.</summary>
    public IReadOnlyList<short> Heard => _heard;

    /// <summary>When the next 20 ms are due; never before it was begun, and after it was hung up.</summary>
    public TimeSpan NextDue { get; private set; } = TimeSpan.MaxValue;

    public string Offer() => Encoding.UTF8.GetString(_session.Offer(G711Law.Mu, AudioDirection.SendReceive));

    /// <summary>Takes the answer to the offer; false: there is nothing to speak by.</summary>
    public bool TryAccept(ReadOnlySpan<byte> answer) => _session.TryAccept(answer, out _terms!) == SdpFault.None;

    /// <summary>Answers an offer; false: there is nothing to speak by.</summary>
    public bool TryAnswer(ReadOnlySpan<byte> offer, out string answer)
    {
        var fault = _session.TryAnswer(offer, out var bytes, out _terms!);
        answer = Encoding.UTF8.GetString(bytes);
        return fault == SdpFault.None;
    }

    /// <summary>The audio begins, if there are terms for it.</summary>
    public void Begin(TimeSpan now)
    {
        if (_terms is not null && NextDue == TimeSpan.MaxValue)
            NextDue = now;
    }

    public void HangUp()
    {
        _terms = null;
        NextDue = TimeSpan.MaxValue;
    }

    /// <summary>
    /// Takes what came from the other side; what is no audio as agreed on, RTCP among it, is ignored, and all that came
    /// before it was begun.
    /// </summary>
    public void Receive(ReadOnlySpan<byte> datagram)
    {
        if (NextDue == TimeSpan.MaxValue || _terms is not { } terms || !RtpPacketView.TryRead(datagram, out var packet)
            || packet.PayloadType != terms.PayloadType)
            return;
        if (packet.Source != _source)
            _incoming.Reset();
        _source = packet.Source;
        // A loop that is late makes up for its pulls: what counts is which one is next.
        _incoming.Push(packet, NextDue);
    }

    /// <summary>Hears and speaks the 20 ms that are due.</summary>
    public void Elapse(TimeSpan now)
    {
        if (_terms is not { } terms || NextDue > now)
            return;
        Listen(terms);
        speaker.Speak(_samples);
        G711.Encode(terms.Law, _samples, _codes);
        var isFirst = _writer.Packets == 0;
        var length = _writer.Write(_packet, terms.PayloadType, isFirst, _codes);
        send(_packet.AsSpan(0, length), terms.Remote);
        _writer.Advance(JitterBuffer.FrameSamples);
        NextDue += FrameTime;
    }

    private void Listen(AudioTerms terms)
    {
        if (_incoming.Pull(NextDue, _codes) == PlayedFrame.Audio)
        {
            G711.Decode(terms.Law, _codes, _samples);
            speaker.Hear(_samples);
        }
        else
        {
            _samples.AsSpan().Clear();
            speaker.Hear(default);
        }
        if (_heard.Count < MostHeard)
            _heard.AddRange(_samples);
    }
}
