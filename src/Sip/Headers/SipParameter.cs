namespace Spit.Sip.Headers;

/// <summary>One parameter of a header field or URI. Borrows the bytes it was read from.</summary>
public readonly ref struct SipParameter
{
    internal SipParameter(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, int start, int end)
    {
        Name = name;
        Value = value;
        Start = start;
        End = end;
    }

    /// <summary>The name as written; compare it without case.</summary>
    public ReadOnlySpan<byte> Name { get; }

    /// <summary>The value without the quotes of a quoted string (its escapes are kept); empty for a flag.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>Where the name starts in the parameters' bytes.</summary>
    internal int Start { get; }

    /// <summary>Where the value (with its quotes), or the name of a flag, ends.</summary>
    internal int End { get; }
}
