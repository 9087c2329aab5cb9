using Spit.Sip.Headers;

namespace Spit.Sip.Messages;

/// <summary>
/// One pass over a datagram. It goes on after a fault, as far as it can, so that a faulty request can be answered;
/// the first fault is the one that counts.
/// </summary>
internal ref struct SipMessageReader
{
    private readonly Span<SipHeaderSlot> _slots;
    private ReadOnlySpan<byte> _data;
    private int _count;
    private SipMessageOutline _outline;
    private SipParseError _error;

    internal SipMessageReader(ReadOnlySpan<byte> datagram, Span<SipHeaderSlot> slots)
    {
        _data = datagram;
        _slots = slots.Length > SipLimits.MaxHeaders ? slots[..SipLimits.MaxHeaders] : slots;
    }

    internal SipParseError Read(out SipMessageView view)
    {
        view = default;
        if (_data.IsEmpty) return SipParseError.Empty;
        // RFC 3261 7.5: line ends before the start line are passed over.
        var start = _data.IndexOfAnyExcept("\r\n"u8);
        if (start < 0 || _data.IndexOfAnyExcept("\r\n\0 \t"u8) < 0) return SipParseError.KeepAlive;
        _data = _data[start..];

        var headerStart = ReadStartLine();
        if (_error == SipParseError.NotSip) return _error;
        var bodyStart = ReadHeaders(headerStart);
        ReadBody(bodyStart);
        view = new SipMessageView(_data, _slots[.._count], _outline);
        CheckMandatory();
        if (_error == SipParseError.None) _error = CheckValues(view);
        _outline.CanAnswer = CanAnswer(view);
        view = new SipMessageView(_data, _slots[.._count], _outline);
        return _error;
    }

    private void Note(SipParseError error)
    {
        if (_error == SipParseError.None) _error = error;
    }

    private int ReadStartLine()
    {
        var stop = _data.IndexOfAny((byte)'\r', (byte)'\n');
        var lineEnd = stop < 0 ? _data.Length : stop;
        Note(SipStartLine.Read(_data[..lineEnd], out _outline.StartLine));
        if (stop < 0)
        {
            Note(SipParseError.MissingHeaderEnd);
            return _data.Length;
        }
        return AfterLineEnd(lineEnd);
    }

    /// <summary>
    /// Offset after the line end at <paramref name="at"/>. A lone CR or LF is read as one, and noted.
    /// </summary>
    private int AfterLineEnd(int at)
    {
        if (_data[at] == '\r' && at + 1 < _data.Length && _data[at + 1] == '\n') return at + 2;
        Note(SipParseError.BadLineEnd);
        return at + 1;
    }

    /// <summary>Reads fields up to the empty line; returns where the body starts.</summary>
    private int ReadHeaders(int at)
    {
        var limit = Math.Min(_data.Length, SipLimits.MaxHeaderBytes);
        while (at < limit)
        {
            if (_data[at] is (byte)'\r' or (byte)'\n')
            {
                _outline.HeaderEnd = at;
                return AfterLineEnd(at);
            }
            if (!TryFindFieldEnd(at, limit, out var valueEnd, out var next)) break;
            if (_count == _slots.Length)
            {
                Note(SipParseError.TooManyHeaders);
                _outline.HeaderEnd = at;
                return _data.Length;
            }
            ReadField(at, valueEnd, next);
            at = next;
        }
        Note(_data.Length > limit ? SipParseError.HeadersTooLarge : SipParseError.MissingHeaderEnd);
        _outline.HeaderEnd = at;
        return _data.Length;
    }

    /// <summary>Finds the line end that no fold follows; false when the field does not end within the limit.</summary>
    private bool TryFindFieldEnd(int at, int limit, out int valueEnd, out int next)
    {
        next = at;
        while (true)
        {
            var stop = _data[next..limit].IndexOfAny((byte)'\r', (byte)'\n');
            valueEnd = stop < 0 ? limit : next + stop;
            if (stop < 0) return false;
            next = AfterLineEnd(valueEnd);
            if (next >= limit) return next <= limit;
            if (_data[next] is not ((byte)' ' or (byte)'\t')) return true;
        }
    }

    private void ReadField(int start, int valueEnd, int next)
    {
        var field = _data[start..valueEnd];
        var nameLength = field.IndexOfAnyExcept(SipGrammar.TokenBytes);
        var colon = nameLength <= 0 ? -1 : nameLength;
        // HCOLON = *( SP / HTAB ) ":" SWS
        while (colon > 0 && colon < field.Length && field[colon] is (byte)' ' or (byte)'\t') colon++;
        if (colon <= 0 || colon == field.Length || field[colon] != ':')
        {
            Note(SipParseError.BadHeaderLine);
            return;
        }

        var valueStart = SipGrammar.SkipLws(field, colon + 1);
        var valueLength = SipGrammar.TrimLwsEnd(field, valueStart, field.Length) - valueStart;
        var name = SipHeaderNames.Read(field[..nameLength]);
        _slots[_count++] = new SipHeaderSlot(name, start, nameLength, start + valueStart, valueLength, next);
        Index(name);
    }

    private void Index(SipHeaderName name)
    {
        switch (name)
        {
            case SipHeaderName.Via:
                if (_outline.Via == 0) _outline.Via = (short)_count;
                break;
            case SipHeaderName.From:
                IndexSingle(ref _outline.From);
                break;
            case SipHeaderName.To:
                IndexSingle(ref _outline.To);
                break;
            case SipHeaderName.CallId:
                IndexSingle(ref _outline.CallId);
                break;
            case SipHeaderName.CSeq:
                IndexSingle(ref _outline.CSeq);
                break;
            case SipHeaderName.MaxForwards:
                IndexSingle(ref _outline.MaxForwards);
                break;
            case SipHeaderName.ContentLength:
                IndexSingle(ref _outline.ContentLength);
                break;
            default:
                break;
        }
    }

    private void IndexSingle(ref short index)
    {
        if (index == 0) index = (short)_count;
        else Note(SipParseError.DuplicateSingleValueHeader);
    }

    /// <summary>
    /// RFC 3261 18.3: no Content-Length, the body is the rest; a smaller one cuts; a larger one is an error.
    /// </summary>
    private void ReadBody(int bodyStart)
    {
        _outline.BodyStart = bodyStart;
        if (_outline.ContentLength == 0) return;
        var slot = _slots[_outline.ContentLength - 1];
        var digits = _data.Slice(slot.ValueStart, slot.ValueLength);
        if (!SipGrammar.TryReadNumber(digits, uint.MaxValue, out var length))
        {
            // All digits, and still no number: larger than any datagram.
            var isNumber = !digits.IsEmpty && digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
            Note(isNumber ? SipParseError.ContentLengthTooLarge : SipParseError.BadContentLength);
        }
        else if (length > (uint)(_data.Length - bodyStart)) Note(SipParseError.ContentLengthTooLarge);
        else _data = _data[..(bodyStart + (int)length)];
    }

    private void CheckMandatory()
    {
        // RFC 3261 8.1.1; Max-Forwards is missing from RFC 2543 requests and is added when they are forwarded.
        var isComplete = _outline.Via > 0 && _outline.From > 0 && _outline.To > 0
            && _outline.CallId > 0 && _outline.CSeq > 0;
        if (!isComplete) Note(SipParseError.MissingMandatoryHeader);
    }

    private static SipParseError CheckValues(in SipMessageView view)
    {
        if (!view.TryReadTopVia(out _)) return SipParseError.BadVia;
        if (!SipNameAddr.TryRead(view.Get(SipHeaderName.From), out _)) return SipParseError.BadFrom;
        if (!SipNameAddr.TryRead(view.Get(SipHeaderName.To), out _)) return SipParseError.BadTo;
        if (view.CallId.IsEmpty || view.CallId.IndexOfAny(" \t\r\n"u8) >= 0) return SipParseError.BadCallId;
        if (!SipCSeq.TryRead(view.Get(SipHeaderName.CSeq), out var cseq)) return SipParseError.BadCSeq;
        if (view.IsRequest && !cseq.MethodToken.SequenceEqual(view.MethodToken))
            return SipParseError.CSeqMethodMismatch;
        return view.HasBadMaxForwards ? SipParseError.BadMaxForwards : SipParseError.None;
    }

    private readonly bool CanAnswer(in SipMessageView view) =>
        _outline.StartLine.IsRequest && _outline.StartLine.Method != SipMethod.Ack
        && SipVia.TryReadSentBy(view.TopViaElement, out _);
}
