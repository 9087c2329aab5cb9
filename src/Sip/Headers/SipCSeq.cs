namespace Spit.Sip.Headers;

/// <summary>A CSeq value: number and method (RFC 3261 20.16). Borrows the bytes it was read from.</summary>
public readonly ref struct SipCSeq
{
    private SipCSeq(uint number, ReadOnlySpan<byte> methodToken)
    {
        Number = number;
        MethodToken = methodToken;
    }

    /// <summary>The sequence number, below 2^31.</summary>
    public uint Number { get; }

    /// <summary>The method as written.</summary>
    public ReadOnlySpan<byte> MethodToken { get; }

    /// <summary>The method; <see cref="SipMethod.Unknown"/> for an extension method.</summary>
    public SipMethod Method => SipMethods.Read(MethodToken);

    /// <summary>Reads a value; false when the number is missing or too large, or the method is no token.</summary>
    public static bool TryRead(ReadOnlySpan<byte> value, out SipCSeq cseq)
    {
        cseq = default;
        var text = SipGrammar.TrimLws(value);
        var digits = 0;
        while (digits < text.Length && SipGrammar.IsDigit(text[digits])) digits++;
        if (!SipGrammar.TryReadNumber(text[..digits], SipLimits.MaxCSeq, out var number)) return false;
        var method = SipGrammar.SkipLws(text, digits);
        if (method == digits || !SipGrammar.IsToken(text[method..])) return false;
        cseq = new SipCSeq(number, text[method..]);
        return true;
    }
}
