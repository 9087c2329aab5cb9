using Spit.Sip.Headers;

namespace Spit.Sip.Messages;

/// <summary>The elements of all fields of one name, for <c>foreach</c>.</summary>
public readonly ref struct SipElementEnumerable
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ReadOnlySpan<SipHeaderSlot> _slots;
    private readonly SipHeaderName _name;

    internal SipElementEnumerable(
        ReadOnlySpan<byte> bytes, ReadOnlySpan<SipHeaderSlot> slots, SipHeaderName name)
    {
        _bytes = bytes;
        _slots = slots;
        _name = name;
    }

    /// <summary>Starts at the first element.</summary>
    public SipElementEnumerator GetEnumerator() => new(_bytes, _slots, _name);
}
