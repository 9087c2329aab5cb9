namespace Spit.Sip.Headers;

/// <summary>Walks the parameters of a field in order; empty ones (<c>;;</c>) are passed over.</summary>
public ref struct SipParameterEnumerator
{
    private readonly ReadOnlySpan<byte> _text;
    private int _at;

    internal SipParameterEnumerator(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>The parameter at hand, after <see cref="MoveNext"/> was true.</summary>
    public SipParameter Current { get; private set; }

    /// <summary>Goes to the next parameter; false at the end.</summary>
    public bool MoveNext()
    {
        var start = _at;
        while (start < _text.Length && (_text[start] == ';' || SipGrammar.IsLws(_text[start]))) start++;
        if (start == _text.Length)
        {
            _at = start;
            return false;
        }

        var stop = _text[start..].IndexOfAny((byte)';', (byte)'=');
        var nameEnd = stop < 0 ? _text.Length : start + stop;
        var trimmedNameEnd = SipGrammar.TrimLwsEnd(_text, start, nameEnd);
        var name = _text[start..trimmedNameEnd];
        if (nameEnd == _text.Length || _text[nameEnd] == ';')
        {
            Current = new SipParameter(name, default, start, trimmedNameEnd);
            _at = nameEnd;
            return true;
        }

        ReadValue(name, start, SipGrammar.SkipLws(_text, nameEnd + 1));
        return true;
    }

    private void ReadValue(ReadOnlySpan<byte> name, int start, int valueStart)
    {
        if (valueStart < _text.Length && _text[valueStart] == '"')
        {
            var quotedEnd = SipGrammar.QuotedEnd(_text, valueStart);
            var isClosed = quotedEnd > 0;
            if (!isClosed) quotedEnd = _text.Length;
            var inner = _text[(valueStart + 1)..(isClosed ? quotedEnd - 1 : quotedEnd)];
            Current = new SipParameter(name, inner, start, quotedEnd);
            _at = NextSeparator(quotedEnd);
            return;
        }

        var end = NextSeparator(valueStart);
        var trimmed = SipGrammar.TrimLwsEnd(_text, valueStart, end);
        Current = new SipParameter(name, _text[valueStart..trimmed], start, trimmed);
        _at = end;
    }

    private readonly int NextSeparator(int from)
    {
        var stop = _text[from..].IndexOf((byte)';');
        return stop < 0 ? _text.Length : from + stop;
    }
}
