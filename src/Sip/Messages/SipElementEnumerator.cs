using Spit.Sip.Headers;

namespace Spit.Sip.Messages;

/// <summary>
/// Walks comma-separated elements across fields. Commas inside quotes and angle brackets separate nothing; empty
/// elements are passed over. Each byte is looked at once.
/// </summary>
public ref struct SipElementEnumerator
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ReadOnlySpan<SipHeaderSlot> _slots;
    private readonly SipHeaderName _name;
    private int _next;

    internal SipElementEnumerator(
        ReadOnlySpan<byte> bytes, ReadOnlySpan<SipHeaderSlot> slots, SipHeaderName name)
    {
        _bytes = bytes;
        _slots = slots;
        _name = name;
        SlotIndex = -1;
    }

    /// <summary>The element at hand, trimmed, after <see cref="MoveNext"/> was true.</summary>
    public readonly ReadOnlySpan<byte> Current => _bytes[Start..End];

    /// <summary>The field it stands in.</summary>
    internal int SlotIndex { get; private set; }

    /// <summary>Offset of its first byte in the message.</summary>
    internal int Start { get; private set; }

    /// <summary>Offset after its last byte.</summary>
    internal int End { get; private set; }

    /// <summary>Goes to the next element; false at the end.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            while (SlotIndex >= 0 && SlotIndex < _slots.Length && _next < _slots[SlotIndex].ValueEnd)
                if (TakeElement(_slots[SlotIndex].ValueEnd)) return true;
            SlotIndex++;
            while (SlotIndex < _slots.Length && _slots[SlotIndex].Name != _name) SlotIndex++;
            if (SlotIndex >= _slots.Length)
            {
                SlotIndex = _slots.Length;
                return false;
            }
            _next = _slots[SlotIndex].ValueStart;
        }
    }

    /// <summary>Takes what stands before the next comma; false when that is empty.</summary>
    private bool TakeElement(int valueEnd)
    {
        var comma = FindComma(_next, valueEnd);
        Start = SipGrammar.SkipLws(_bytes[..comma], _next);
        End = SipGrammar.TrimLwsEnd(_bytes, Start, comma);
        _next = comma + 1;
        return End > Start;
    }

    /// <summary>
    /// The next comma that separates; quotes and brackets that never close take the rest of the field.
    /// </summary>
    private readonly int FindComma(int at, int valueEnd)
    {
        var value = _bytes[..valueEnd];
        while (at < valueEnd)
        {
            var stop = value[at..].IndexOfAny((byte)',', (byte)'"', (byte)'<');
            if (stop < 0) return valueEnd;
            at += stop;
            if (value[at] == ',') return at;
            if (value[at] == '"')
            {
                at = SipGrammar.QuotedEnd(value, at);
                if (at < 0) return valueEnd;
                continue;
            }
            var close = value[at..].IndexOf((byte)'>');
            if (close < 0) return valueEnd;
            at += close + 1;
        }
        return valueEnd;
    }
}
