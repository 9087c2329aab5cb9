using System.Buffers.Text;
using System.Net;
using System.Text;
using Spit.Sip.Headers;

namespace Spit.Sip.Messages;

/// <summary>
/// Rewrites a message into another buffer, byte-exact for everything it is not told to change. Changes are collected;
/// <see cref="WriteTo"/> copies once. Removals, pops and the stamp concern what the message arrived with, never what
/// was added here. A text that does not fit the scratch, or that would break the framing, makes
/// <see cref="WriteTo"/> return -1.
/// </summary>
public ref struct SipMessageRewriter
{
    private readonly SipMessageView _message;
    private readonly Span<byte> _scratch;
    private SipEditList _edits;
    private int _scratchUsed;
    private int _pushes;
    private int _appends;
    private int _viasPopped;
    private int _routesPopped;
    private int _lastRoutesPopped;
    private bool _isBroken;

    /// <summary>Starts with no changes.</summary>
    /// <param name="message">The message; its bytes must outlive the rewriter.</param>
    /// <param name="scratch">Room for all inserted bytes: the values given, and some 20 bytes for each.</param>
    public SipMessageRewriter(SipMessageView message, Span<byte> scratch)
    {
        _message = message;
        _scratch = scratch;
    }

    private readonly int FirstHeaderStart =>
        _message.Headers.IsEmpty ? _message.HeaderEnd : _message.Headers[0].Start;

    /// <summary>Where fields go that have no neighbours of their name: after the last Via.</summary>
    private readonly int AfterVias => LastEndOr(SipHeaderName.Via, FirstHeaderStart);

    /// <summary>Puts another URI into the request line.</summary>
    public void ReplaceRequestUri(scoped ReadOnlySpan<byte> uri)
    {
        var line = _message.Outline.StartLine;
        var isUsable = line.IsRequest && line.UriLength > 0 && SipGrammar.IsUri(uri);
        if (!isUsable)
        {
            _isBroken = true;
            return;
        }
        var text = _scratchUsed;
        Keep(uri);
        Add(line.UriStart, line.UriLength, 0, text);
    }

    /// <summary>Adds a Via line of our own before the first (RFC 3261 16.6 step 8).</summary>
    public void PushVia(scoped ReadOnlySpan<byte> value) =>
        InsertField(FirstStartOr(SipHeaderName.Via, FirstHeaderStart), NextPush(), "Via"u8, value);

    /// <summary>
    /// Notes where the message came from in its topmost Via: received when the sent-by differs or rport asks
    /// (RFC 3261 18.2.1, RFC 3581 4), and the value of rport. What the sender wrote there itself is replaced.
    /// </summary>
    /// <param name="source">The address it came from; IPv4-mapped ones are written as IPv4, zones not at all.</param>
    /// <param name="port">The port it came from.</param>
    public void StampTopVia(IPAddress source, int port)
    {
        var elements = _message.Elements(SipHeaderName.Via).GetEnumerator();
        if (!elements.MoveNext() || !SipVia.TryReadSentBy(elements.Current, out var via)) return;
        var stamp = ViaStamp.Make(via, source, port);
        foreach (var piece in stamp)
        {
            var text = _scratchUsed;
            Keep(piece.Text);
            Add(elements.Start + piece.Start, piece.Length, 0, text);
        }
    }

    /// <summary>Takes the topmost Via value off; called again, the next (RFC 3261 16.7 step 3).</summary>
    public void PopVia() => _viasPopped++;

    /// <summary>Sets Max-Forwards, adding it when it is absent.</summary>
    /// <param name="value">0 to 255.</param>
    public void SetMaxForwards(int value)
    {
        Span<byte> digits = stackalloc byte[3];
        if (value is < 0 or > SipLimits.MaxMaxForwards || !Utf8Formatter.TryFormat(value, digits, out var length))
        {
            _isBroken = true;
            return;
        }
        var position = _message.Outline.MaxForwards;
        if (position == 0)
        {
            InsertField(AfterVias, 0, "Max-Forwards"u8, digits[..length]);
            return;
        }
        var slot = _message.Headers[position - 1];
        var text = _scratchUsed;
        Keep(digits[..length]);
        Add(slot.ValueStart, slot.ValueLength, 0, text);
    }

    /// <summary>Adds a Record-Route line before the first (RFC 3261 16.6 step 4).</summary>
    public void PushRecordRoute(scoped ReadOnlySpan<byte> value) =>
        InsertField(FirstStartOr(SipHeaderName.RecordRoute, AfterVias), NextPush(), "Record-Route"u8, value);

    /// <summary>Adds a Route line before the first.</summary>
    public void PushRoute(scoped ReadOnlySpan<byte> value) =>
        InsertField(FirstStartOr(SipHeaderName.Route, AfterVias), NextPush(), "Route"u8, value);

    /// <summary>Adds a Route line after the last (RFC 3261 16.6 step 6, a strict router ahead).</summary>
    public void AppendRoute(scoped ReadOnlySpan<byte> value) =>
        InsertField(LastEndOr(SipHeaderName.Route, AfterVias), ++_appends, "Route"u8, value);

    /// <summary>Takes the first Route value off; called again, the next.</summary>
    public void PopRoute() => _routesPopped++;

    /// <summary>
    /// Takes the last Route value off (RFC 3261 16.4, a strict router behind); again, the one before.
    /// </summary>
    public void PopLastRoute() => _lastRoutesPopped++;

    /// <summary>Leaves out all fields of a name.</summary>
    public void RemoveHeaders(SipHeaderName name)
    {
        for (var i = 0; i < _message.Headers.Length; i++)
            if (_message.Headers[i].Name == name) _edits.RemoveSlot(i);
    }

    /// <summary>Leaves out all fields whose name starts with a prefix, without case.</summary>
    public void RemoveHeadersStartingWith(scoped ReadOnlySpan<byte> prefix)
    {
        for (var i = 0; i < _message.Headers.Length; i++)
        {
            var name = _message.NameOf(_message.Headers[i]);
            if (name.Length >= prefix.Length && Ascii.EqualsIgnoreCase(name[..prefix.Length], prefix))
                _edits.RemoveSlot(i);
        }
    }

    /// <summary>
    /// Leaves a parameter out of all name-addr values of a name: of the header's parameters, and of the URI, its user
    /// part included (<c>sip:+1;verstat=x@host</c>). Values that cannot be read stay as they are.
    /// </summary>
    /// <param name="header">From, P-Asserted-Identity and the like.</param>
    /// <param name="parameter">The parameter's name; case does not matter.</param>
    public void RemoveAddressParameter(SipHeaderName header, scoped ReadOnlySpan<byte> parameter)
    {
        foreach (var element in _message.Elements(header))
        {
            if (!SipNameAddr.TryRead(element, out var address)) continue;
            CutParameter(address.Uri, parameter);
            CutParameter(address.Parameters.Text, parameter);
        }
    }

    /// <summary>Adds a field after all others.</summary>
    public void AddHeader(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value) =>
        InsertField(_message.HeaderEnd, ++_appends, name, value);

    /// <summary>Writes the changed message. May be called again.</summary>
    /// <param name="destination">Where to; must not overlap the message.</param>
    /// <returns>Bytes written; -1 when there is not enough room, or a change was impossible.</returns>
    public readonly int WriteTo(Span<byte> destination)
    {
        var edits = _edits;
        var isComplete = !_isBroken
            && edits.TryDropElements(_message, SipHeaderName.Via, _viasPopped, 0)
            && edits.TryDropElements(_message, SipHeaderName.Route, _routesPopped, _lastRoutesPopped);
        return isComplete ? edits.Write(_message, _scratch, destination) : -1;
    }

    /// <summary>Cuts a parameter, with its semicolon, wherever it stands in a part of the message.</summary>
    private void CutParameter(ReadOnlySpan<byte> part, scoped ReadOnlySpan<byte> parameter)
    {
        _message.Bytes.Overlaps(part, out var start);
        var at = part.IndexOf((byte)';');
        while (at >= 0)
        {
            var length = part[(at + 1)..].IndexOfAny(";@?"u8);
            var end = length < 0 ? part.Length : at + 1 + length;
            var text = part[(at + 1)..end];
            var equals = text.IndexOf((byte)'=');
            if (Ascii.EqualsIgnoreCase(SipGrammar.TrimLws(equals < 0 ? text : text[..equals]), parameter))
                Add(start + at, end - at, 0, _scratchUsed);
            var next = part[end..].IndexOf((byte)';');
            at = next < 0 ? -1 : end + next;
        }
    }

    private readonly int FirstStartOr(SipHeaderName name, int otherwise)
    {
        foreach (ref readonly var slot in _message.Headers)
            if (slot.Name == name) return slot.Start;
        return otherwise;
    }

    private readonly int LastEndOr(SipHeaderName name, int otherwise)
    {
        var end = otherwise;
        foreach (ref readonly var slot in _message.Headers)
            if (slot.Name == name) end = slot.End;
        return end;
    }

    /// <summary>Later pushes come before earlier ones, and before what is appended at the same place.</summary>
    private int NextPush() => -++_pushes;

    private void InsertField(int at, int order, scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value)
    {
        if (!SipGrammar.IsToken(name) || !SipGrammar.IsOneField(value)) _isBroken = true;
        var text = _scratchUsed;
        Keep(name);
        Keep(": "u8);
        Keep(value);
        Keep("\r\n"u8);
        Add(at, 0, order, text);
    }

    private void Keep(scoped ReadOnlySpan<byte> text)
    {
        if (text.TryCopyTo(_scratch[_scratchUsed..])) _scratchUsed += text.Length;
        else _isBroken = true;
    }

    private void Add(int start, int length, int order, int text)
    {
        if (!_edits.TryAdd(new SipEdit(start, length, order, text, _scratchUsed - text))) _isBroken = true;
    }
}
