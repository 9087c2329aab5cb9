using System.Net;
using System.Text;
using Spit.Media.Codecs;

namespace Spit.Media.Sdp;

/// <summary>
/// Our side of a call's offers and answers (RFC 3264): one audio stream of G.711, all else rejected. One call's thread
/// uses it at a time.
/// </summary>
/// <param name="audio">Where our RTP is received; RTCP on the next port, or the same where both sides agree.</param>
/// <param name="sessionId">The id in o=, the same as long as the call lasts.</param>
public sealed class LocalSession(IPEndPoint audio, ulong sessionId)
{
    private const byte EventType = 101;

    /// <summary>
    /// The m= lines in the order of the first offer, null where the audio is: none may go (RFC 3264 8).
    /// </summary>
    private IReadOnlyList<MediaLine?> _lines = [null];
    private AudioLine? _offered;
    // A stream keeps the profile that it was agreed on with (RFC 3264 8.3 lets few things change).
    private string _transport = "RTP/AVP";
    private string _body = "";
    private byte[] _last = [];
    private ulong _version;

    /// <summary>Answers an offer, the first or a later one; after a fault nothing has changed.</summary>
    /// <param name="answer">Empty after a fault, for which 488 is the answer.</param>
    public SdpFault TryAnswer(ReadOnlySpan<byte> offer, out byte[] answer, out AudioTerms terms) =>
        TryAnswerAs(offer, null, out answer, out terms);

    /// <summary>What an offer would come to, if it were answered; nothing changes.</summary>
    /// <param name="law">The only law that will do; null: either.</param>
    public SdpFault TryRead(ReadOnlySpan<byte> offer, G711Law? law, out AudioTerms terms)
    {
        terms = null!;
        var fault = SdpReader.TryRead(offer, out var description);
        return fault != SdpFault.None
            ? fault
            : AudioChoice.TryChoose(description, audio.AddressFamily, law, out _, out terms);
    }

    /// <summary>
    /// Answers an offer, but the answer names another party's address, for direct media. Telephone-events are left out
    /// where the other party has none.
    /// </summary>
    /// <param name="other">The other party's terms; it must have been offered their law.</param>
    public SdpFault TryAnswerFor(
        ReadOnlySpan<byte> offer, AudioTerms other, out byte[] answer, out AudioTerms terms)
    {
        ArgumentNullException.ThrowIfNull(other);
        return TryAnswerAs(offer, other, out answer, out terms);
    }

    /// <summary>An offer of both laws, the preferred one first, and of telephone-events.</summary>
    public byte[] Offer(G711Law preferred, AudioDirection direction)
    {
        (byte, G711Law)[] codecs = preferred == G711Law.Mu
            ? [(0, G711Law.Mu), (8, G711Law.A)] : [(8, G711Law.A), (0, G711Law.Mu)];
        return Write(_offered = new()
        {
            Rtp = audio,
            Rtcp = NextPort(audio),
            Codecs = codecs,
            TelephoneEvent = EventType,
            Direction = direction,
            IsRtcpMuxed = true,
            Transport = _transport,
        });
    }

    /// <summary>An offer that names another party's address and codec, so that the media need not come here.</summary>
    public byte[] OfferFor(AudioTerms other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Write(_offered = ForeignLine(other) with
        {
            Codecs = [(other.PayloadType, other.Law)],
            TelephoneEvent = other.TelephoneEvent,
            Direction = other.Direction.Mirrored(),
            FrameMilliseconds = other.FrameMilliseconds,
            IsRtcpMuxed = other.IsRtcpMuxed,
            Transport = _transport,
        });
    }

    /// <summary>Takes the answer to the offer that was made last.</summary>
    public SdpFault TryAccept(ReadOnlySpan<byte> answer, out AudioTerms terms)
    {
        terms = null!;
        if (_offered is not { } offered) return SdpFault.NotOffered;
        var fault = SdpReader.TryRead(answer, out var description);
        if (fault != SdpFault.None) return fault;
        var index = _lines.ToList().IndexOf(null);
        if (index >= description.Media.Count) return SdpFault.NoAudio;
        G711Law? law = offered.Codecs.Count == 1 ? offered.Codecs[0].Law : null;
        fault = AudioChoice.TryTerms(
            description, description.Media[index], offered.Rtp.AddressFamily, law, out var found);
        if (fault != SdpFault.None) return fault;
        var isMuxed = found.IsRtcpMuxed && offered.IsRtcpMuxed;
        terms = found with
        {
            Direction = found.Direction.Within(offered.Direction),
            IsRtcpMuxed = isMuxed,
            TelephoneEvent = offered.TelephoneEvent is null ? null : found.TelephoneEvent,
        };
        _offered = null;
        return SdpFault.None;
    }

    /// <summary>
    /// The last description again, for a retransmission or a session refresh; empty before the first.
    /// </summary>
    public byte[] Repeat() => [.. _last];

    private static IPEndPoint NextPort(IPEndPoint rtp) => new(rtp.Address, Math.Min(rtp.Port + 1, IPEndPoint.MaxPort));

    private static AudioLine ForeignLine(AudioTerms other) =>
        new() { Rtp = other.Remote, Rtcp = other.RemoteRtcp, Codecs = [] };

    private SdpFault TryAnswerAs(ReadOnlySpan<byte> offer, AudioTerms? other, out byte[] answer, out AudioTerms terms)
    {
        (answer, terms) = ([], null!);
        var fault = SdpReader.TryRead(offer, out var description);
        if (fault != SdpFault.None) return fault;
        var family = (other?.Remote ?? audio).AddressFamily;
        fault = AudioChoice.TryChoose(description, family, other?.Law, out var index, out terms);
        if (fault != SdpFault.None) return fault;
        var media = description.Media[index];
        var own = new AudioLine { Rtp = audio, Rtcp = NextPort(audio), Codecs = [] };
        var place = other is null ? own : ForeignLine(other);
        _lines = [.. description.Media.Select((line, i) => i == index ? null : line)];
        // RFC 4585 3.1: feedback is allowed under AVPF, not demanded; without rtcp-fb it is what AVP does.
        _transport = Encoding.Latin1.GetString(media.Transport);
        answer = Write(place with
        {
            Codecs = [(terms.PayloadType, terms.Law)],
            TelephoneEvent = other is { TelephoneEvent: null } ? null : terms.TelephoneEvent,
            Direction = other is null ? terms.Direction : terms.Direction.Within(other.Direction.Mirrored()),
            FrameMilliseconds = (other ?? terms).FrameMilliseconds,
            IsRtcpMuxed = terms.IsRtcpMuxed && other?.IsRtcpMuxed != false,
            Transport = _transport,
        });
        _offered = null;
        return SdpFault.None;
    }

    /// <summary>RFC 3264 8: the version goes up by one when, and only when, the description has changed.</summary>
    private byte[] Write(AudioLine line)
    {
        var body = SdpWriter.Body(line, _lines);
        if (body != _body) _version++;
        _body = body;
        _last = SdpWriter.Whole(sessionId, _version, audio.Address, body);
        return [.. _last];
    }
}
