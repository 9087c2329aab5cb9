using System.Buffers;
using System.Buffers.Text;

namespace Spit.EdgeProxy.Attestations;

/// <summary>The members of a JSON object, found without an exception or an allocation. Borrows its text.</summary>
/// <remarks>
/// The reader of the framework throws on malformed text, which costs far too much where anybody may send some. Of what
/// is not looked for, only as much is checked as it takes to find its end.
/// </remarks>
internal readonly ref struct JsonMembers(ReadOnlySpan<byte> text)
{
    private static readonly SearchValues<byte> ScalarEnd = SearchValues.Create(",}] \t\r\n"u8);

    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>A string's characters as written, escapes kept.</summary>
    public bool TryGetText(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        if (!TryGet(name, out value) || value.Length < 2 || value[0] != '"')
            return false;
        value = value[1..^1];
        return true;
    }

    /// <summary>A whole number.</summary>
    public bool TryGetNumber(ReadOnlySpan<byte> name, out long value)
    {
        value = 0;
        return TryGet(name, out var digits)
            && Utf8Parser.TryParse(digits, out value, out var read)
            && read == digits.Length;
    }

    public bool TryGetObject(ReadOnlySpan<byte> name, out JsonMembers members)
    {
        var isFound = TryGet(name, out var value) && value[0] == '{';
        members = new JsonMembers(isFound ? value : default);
        return isFound;
    }

    // The first member of the name, whole; never empty.
    private bool TryGet(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = default;
        var at = SkipSpace(0);
        if (at == _text.Length || _text[at++] != '{')
            return false;
        while (true)
        {
            at = SkipSpace(at);
            var nameEnd = StringEnd(at);
            if (nameEnd < 0)
                return false;
            var isSought = _text[(at + 1)..(nameEnd - 1)].SequenceEqual(name);
            at = SkipSpace(nameEnd);
            if (at == _text.Length || _text[at] != ':')
                return false;
            at = SkipSpace(at + 1);
            var end = ValueEnd(at);
            if (end <= at)
                return false;
            if (isSought)
            {
                value = _text[at..end];
                return true;
            }
            at = SkipSpace(end);
            if (at == _text.Length || _text[at++] != ',')
                return false;
        }
    }

    private int SkipSpace(int at)
    {
        while (at < _text.Length && _text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
        return at;
    }

    // The offset after the closing quote; -1 when no string begins here or it does not end.
    private int StringEnd(int at)
    {
        if (at >= _text.Length || _text[at++] != '"')
            return -1;
        while (at < _text.Length)
        {
            if (_text[at] == '"')
                return at + 1;
            at += _text[at] == '\\' ? 2 : 1;
        }
        return -1;
    }

    private int ValueEnd(int at)
    {
        if (at >= _text.Length)
            return -1;
        if (_text[at] == '"')
            return StringEnd(at);
        if (_text[at] is (byte)'{' or (byte)'[')
            return NestedEnd(at);
        var length = _text[at..].IndexOfAny(ScalarEnd);
        return length < 0 ? _text.Length : at + length;
    }

    private int NestedEnd(int at)
    {
        var depth = 0;
        while (at < _text.Length)
        {
            switch (_text[at])
            {
                case (byte)'"':
                    at = StringEnd(at);
                    if (at < 0)
                        return -1;
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    if (--depth == 0)
                        return at + 1;
                    break;
            }
            at++;
        }
        return -1;
    }
}
