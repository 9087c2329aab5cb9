using System.Text;
using Spit.Sip.Headers;

namespace Spit.Sip.Messages;

/// <summary>
/// A SIP message over the bytes of its datagram. It borrows the bytes and the slots and must not outlive them.
/// Of a message with an error, members give what could be read, else empty values.
/// </summary>
public readonly ref struct SipMessageView
{
    private readonly SipMessageOutline _outline;

    internal SipMessageView(
        ReadOnlySpan<byte> bytes, ReadOnlySpan<SipHeaderSlot> headers, scoped in SipMessageOutline outline)
    {
        Bytes = bytes;
        Headers = headers;
        _outline = outline;
    }

    /// <summary>The message alone: line ends before it, and bytes after its Content-Length, are cut off.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>The header fields in order.</summary>
    public ReadOnlySpan<SipHeaderSlot> Headers { get; }

    /// <summary>A request, or else a response.</summary>
    public bool IsRequest => _outline.StartLine.IsRequest;

    /// <summary>
    /// Whether it is a request other than ACK whose topmost Via names a sent-by: an answer, if only 400, can be
    /// written and sent.
    /// </summary>
    public bool CanAnswer => _outline.CanAnswer;

    /// <summary>The request's method; of a response <see cref="SipMethod.Unknown"/> (ask <see cref="CSeq"/>).</summary>
    public SipMethod Method => _outline.StartLine.Method;

    /// <summary>The request's method as written; empty for a response.</summary>
    public ReadOnlySpan<byte> MethodToken => Bytes[.._outline.StartLine.MethodLength];

    /// <summary>The Request-URI as written; empty for a response.</summary>
    public ReadOnlySpan<byte> RequestUri =>
        Bytes.Slice(_outline.StartLine.UriStart, _outline.StartLine.UriLength);

    /// <summary>The response's status code, 100 to 699; 0 for a request.</summary>
    public int StatusCode => _outline.StartLine.StatusCode;

    /// <summary>The response's reason phrase, maybe empty; UTF-8.</summary>
    public ReadOnlySpan<byte> ReasonPhrase =>
        Bytes.Slice(_outline.StartLine.ReasonStart, _outline.StartLine.ReasonLength);

    /// <summary>Offset after the last header field, where the empty line stands.</summary>
    public int HeaderEnd => _outline.HeaderEnd;

    /// <summary>The body; without Content-Length the rest of the datagram (RFC 3261 18.3).</summary>
    public ReadOnlySpan<byte> Body => Bytes[_outline.BodyStart..];

    /// <summary>The topmost Via value; default (empty) when it cannot be read.</summary>
    public SipVia TopVia => TryReadTopVia(out var via) ? via : default;

    /// <summary>The From value; default when it cannot be read.</summary>
    public SipNameAddr From => SipNameAddr.TryRead(At(_outline.From), out var from) ? from : default;

    /// <summary>The To value; default when it cannot be read.</summary>
    public SipNameAddr To => SipNameAddr.TryRead(At(_outline.To), out var to) ? to : default;

    /// <summary>The Call-ID; compared byte by byte (RFC 3261 20.8).</summary>
    public ReadOnlySpan<byte> CallId => At(_outline.CallId);

    /// <summary>The CSeq value; default when it cannot be read.</summary>
    public SipCSeq CSeq => SipCSeq.TryRead(At(_outline.CSeq), out var cseq) ? cseq : default;

    /// <summary>Max-Forwards, 0 to 255; -1 when absent (RFC 2543 requests) or unreadable.</summary>
    public int MaxForwards =>
        SipGrammar.TryReadNumber(At(_outline.MaxForwards), SipLimits.MaxMaxForwards, out var hops) ? (int)hops : -1;

    internal SipMessageOutline Outline => _outline;

    internal bool HasBadMaxForwards => _outline.MaxForwards > 0 && MaxForwards < 0;

    internal ReadOnlySpan<byte> TopViaElement
    {
        get
        {
            var elements = Elements(SipHeaderName.Via).GetEnumerator();
            return elements.MoveNext() ? elements.Current : default;
        }
    }

    /// <summary>Reads the message of a datagram.</summary>
    /// <param name="datagram">The datagram.</param>
    /// <param name="slots">Scratch, <see cref="SipLimits.MaxHeaders"/> long; fewer mean fewer fields.</param>
    /// <param name="view">After an error, what was read of it, for <see cref="SipResponseWriter"/>.</param>
    public static SipParseError TryRead(
        ReadOnlySpan<byte> datagram, Span<SipHeaderSlot> slots, out SipMessageView view) =>
        new SipMessageReader(datagram, slots).Read(out view);

    /// <summary>The name of a field as written.</summary>
    public ReadOnlySpan<byte> NameOf(in SipHeaderSlot slot) => Bytes.Slice(slot.Start, slot.NameLength);

    /// <summary>The value of a field, trimmed; folds inside it are kept.</summary>
    public ReadOnlySpan<byte> ValueOf(in SipHeaderSlot slot) => Bytes.Slice(slot.ValueStart, slot.ValueLength);

    /// <summary>The value of the first field of a name; empty when there is none.</summary>
    public ReadOnlySpan<byte> Get(SipHeaderName name) => TryGet(name, out var value) ? value : default;

    /// <summary>Finds the first field of a name.</summary>
    public bool TryGet(SipHeaderName name, out ReadOnlySpan<byte> value)
    {
        foreach (ref readonly var slot in Headers)
        {
            if (slot.Name != name) continue;
            value = ValueOf(slot);
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>Finds the first field of a name that <see cref="SipHeaderName"/> does not list; without case.</summary>
    public bool TryGetOther(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        foreach (ref readonly var slot in Headers)
        {
            if (slot.Name != SipHeaderName.Other || !Ascii.EqualsIgnoreCase(NameOf(slot), name)) continue;
            value = ValueOf(slot);
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>The comma-separated elements of all fields of a name, in order (RFC 3261 7.3.1).</summary>
    public SipElementEnumerable Elements(SipHeaderName name) => new(Bytes, Headers, name);

    internal bool TryReadTopVia(out SipVia via) => SipVia.TryRead(TopViaElement, out via);

    private ReadOnlySpan<byte> At(int position) => position == 0 ? default : ValueOf(Headers[position - 1]);
}
