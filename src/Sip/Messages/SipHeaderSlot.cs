using Spit.Sip.Headers;

namespace Spit.Sip.Messages;

/// <summary>Where one header field stands in a message.</summary>
/// <param name="Name">What the field is.</param>
/// <param name="Start">Offset of the first byte of the name.</param>
/// <param name="NameLength">Bytes of the name.</param>
/// <param name="ValueStart">Offset of the value, leading whitespace and folds left out.</param>
/// <param name="ValueLength">Bytes of the value, trailing whitespace left out; folds inside are kept.</param>
/// <param name="End">Offset after the field's last line end: the next field starts here.</param>
public readonly record struct SipHeaderSlot(
    SipHeaderName Name, int Start, int NameLength, int ValueStart, int ValueLength, int End)
{
    internal int ValueEnd => ValueStart + ValueLength;
}
