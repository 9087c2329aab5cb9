using System.Text;

namespace Spit.Sip.Headers;

/// <summary>
/// A Reason value (RFC 3326): why a request or response was sent. Borrows the bytes it was read from.
/// </summary>
public readonly ref struct SipReason
{
    // A status code of SIP and a cause of Q.850 have up to three digits.
    private const uint MaxCause = 999;

    private SipReason(ReadOnlySpan<byte> protocol, ReadOnlySpan<byte> parameters)
    {
        Protocol = protocol;
        Parameters = new SipParameters(parameters);
    }

    /// <summary>Whose cause it is, as written: <c>SIP</c>, <c>Q.850</c> or another token.</summary>
    public ReadOnlySpan<byte> Protocol { get; }

    /// <summary>Whether the cause is a SIP status code.</summary>
    public bool IsSip => Ascii.EqualsIgnoreCase(Protocol, "SIP"u8);

    /// <summary>The cause, 0 to 999; -1 when there is none or it is no such number.</summary>
    public int Cause =>
        Parameters.TryGet("cause"u8, out var text) && SipGrammar.TryReadNumber(text, MaxCause, out var cause)
            ? (int)cause
            : -1;

    /// <summary>All parameters, <c>cause</c> and <c>text</c> among them.</summary>
    public SipParameters Parameters { get; }

    /// <summary>Reads one value (one element of the list).</summary>
    /// <returns>False when it is malformed.</returns>
    public static bool TryRead(ReadOnlySpan<byte> value, out SipReason reason)
    {
        reason = default;
        var text = SipGrammar.TrimLws(value);
        var semicolon = text.IndexOf((byte)';');
        var end = semicolon < 0 ? text.Length : semicolon;
        var protocol = SipGrammar.TrimLws(text[..end]);
        if (!SipGrammar.IsToken(protocol) || !SipParameters.IsWellFormed(text[end..])) return false;
        reason = new SipReason(protocol, text[end..]);
        return true;
    }
}
