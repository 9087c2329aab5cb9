using System.Buffers.Text;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Proxying;

/// <summary>The To tags of the responses that the proxy gives by itself.</summary>
/// <remarks>
/// A tag is the same for every retransmission of a request (RFC 3261 8.2.7), cannot be guessed, and shows us our own:
/// the ACK to a stateless answer is absorbed by its tag.
/// </remarks>
internal sealed class ResponseTags
{
    private const int HexDigits = 16;

    public const int Length = 2 * HexDigits;

    private readonly RouteFingerprint _fingerprint = new();
    private readonly byte[] _prefix = System.Text.Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N")[..HexDigits]);

    public void Write(SipMessageView request, Span<byte> destination)
    {
        _prefix.CopyTo(destination);
        Utf8Formatter.TryFormat(
            _fingerprint.OfAnswer(request), destination[HexDigits..], out _, new('x', HexDigits));
    }

    public bool IsOwn(ReadOnlySpan<byte> tag) => tag.Length == Length && tag.StartsWith(_prefix);
}
