namespace Spit.Detection.Identities;

/// <summary>Collects the characters of an identity in a borrowed buffer; what does not fit fails the whole.</summary>
internal ref struct IdentityWriter(Span<char> buffer)
{
    private readonly Span<char> _buffer = buffer;
    private int _length;

    public bool HasOverflowed { get; private set; }

    public readonly ReadOnlySpan<char> Written => _buffer[.._length];

    public void Append(char c)
    {
        if (_length == _buffer.Length)
        {
            HasOverflowed = true;
            return;
        }
        _buffer[_length++] = c;
    }

    public void Append(scoped ReadOnlySpan<char> text)
    {
        foreach (var c in text) Append(c);
    }

    /// <summary>Appends a byte as <c>%XX</c>.</summary>
    public void AppendEscaped(byte b)
    {
        Append('%');
        Append(HexDigit(b >> 4));
        Append(HexDigit(b & 15));
    }

    private static char HexDigit(int nibble) => (char)(nibble < 10 ? '0' + nibble : 'A' + nibble - 10);
}
