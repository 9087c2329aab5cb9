using System.Buffers;
using System.Text;

namespace Spit.Sip.Headers;

/// <summary>
/// The parameters of a header field (RFC 3261 25.1 generic-param) or of a URI: <c>;a;b=c;d="q"</c>. Names are
/// compared without case. Borrows the bytes it was read from.
/// </summary>
public readonly ref struct SipParameters
{
    /// <summary>What ends a name or an unquoted value; whatever else stands there is let through untouched.</summary>
    private static readonly SearchValues<byte> NameStop = SearchValues.Create(
        [.. Enumerable.Range(0, 33).Select(b => (byte)b), 0x7F, .. ";=,\"<>"u8]);

    private static readonly SearchValues<byte> ValueStop = SearchValues.Create(
        [.. Enumerable.Range(0, 33).Select(b => (byte)b), 0x7F, .. ";,\"<>"u8]);

    internal SipParameters(ReadOnlySpan<byte> text) => Text = text;

    /// <summary>The parameters as written, from the first semicolon on; empty when there are none.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Finds the first parameter of a name.</summary>
    /// <param name="name">The name; case does not matter.</param>
    /// <param name="value">Its value, without quotes; empty for a flag.</param>
    /// <returns>False when there is no such parameter.</returns>
    public bool TryGet(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var found = TryFind(name, out var parameter);
        value = parameter.Value;
        return found;
    }

    /// <summary>Walks the parameters in order.</summary>
    public SipParameterEnumerator GetEnumerator() => new(Text);

    internal bool TryFind(ReadOnlySpan<byte> name, out SipParameter parameter)
    {
        foreach (var candidate in this)
        {
            if (!Ascii.EqualsIgnoreCase(candidate.Name, name)) continue;
            parameter = candidate;
            return true;
        }
        parameter = default;
        return false;
    }

    /// <summary>How often a name occurs. RFC 3261 7.3.1: no parameter name may appear twice.</summary>
    internal int Count(ReadOnlySpan<byte> name)
    {
        var count = 0;
        foreach (var candidate in this)
            if (Ascii.EqualsIgnoreCase(candidate.Name, name)) count++;
        return count;
    }

    /// <summary>Whether a text is nothing but parameters: a semicolon before each, none empty, quotes closed.</summary>
    internal static bool IsWellFormed(ReadOnlySpan<byte> text)
    {
        var at = SipGrammar.SkipLws(text, 0);
        while (at < text.Length)
        {
            if (text[at] != ';') return false;
            at = SipGrammar.SkipLws(text, at + 1);
            var nameEnd = StopAt(text, at, NameStop);
            if (nameEnd == at) return false;
            at = SipGrammar.SkipLws(text, nameEnd);
            if (at == text.Length || text[at] != '=') continue;
            at = SipGrammar.SkipLws(text, at + 1);
            at = at < text.Length && text[at] == '"' ? SipGrammar.QuotedEnd(text, at) : StopAt(text, at, ValueStop);
            if (at < 0) return false;
            at = SipGrammar.SkipLws(text, at);
        }
        return true;
    }

    private static int StopAt(ReadOnlySpan<byte> text, int at, SearchValues<byte> stops)
    {
        var stop = text[at..].IndexOfAny(stops);
        return stop < 0 ? text.Length : at + stop;
    }
}
