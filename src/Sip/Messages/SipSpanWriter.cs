using System.Buffers.Text;

namespace Spit.Sip.Messages;

/// <summary>Appends to a span; what does not fit makes the whole result invalid.</summary>
internal ref struct SipSpanWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    internal int Length { get; private set; }

    internal bool HasOverflown { get; private set; }

    internal readonly int Result => HasOverflown ? -1 : Length;

    internal void Append(scoped ReadOnlySpan<byte> bytes)
    {
        if (HasOverflown || !bytes.TryCopyTo(_destination[Length..])) HasOverflown = true;
        else Length += bytes.Length;
    }

    internal void Append(uint number)
    {
        if (!HasOverflown && Utf8Formatter.TryFormat(number, _destination[Length..], out var written))
            Length += written;
        else HasOverflown = true;
    }

    /// <summary>
    /// Appends a value on one line: each byte of a line end becomes a space (RFC 3261 7.3.1 unfolding).
    /// </summary>
    internal void AppendUnfolded(scoped ReadOnlySpan<byte> value)
    {
        while (true)
        {
            var stop = value.IndexOfAny((byte)'\r', (byte)'\n');
            if (stop < 0) break;
            Append(value[..stop]);
            Append(" "u8);
            value = value[(stop + 1)..];
        }
        Append(value);
    }

    internal void AppendField(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value)
    {
        Append(name);
        AppendUnfolded(value);
        Append("\r\n"u8);
    }
}
