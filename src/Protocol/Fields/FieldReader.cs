using System.Buffers.Binary;

namespace Spit.Protocol.Fields;

/// <summary>
/// Walks over the fields of one message in the protocol-buffers encoding, without making an object of it.
/// </summary>
/// <remarks>
/// For messages that are read so often that objects would be most of the cost; the contract stays the one of the
/// <c>.proto</c> files. Fields that nobody asks about are passed over.
/// </remarks>
public ref struct FieldReader(ReadOnlySpan<byte> message)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    // The contract has no field beyond it.
    private const ulong LargestNumber = 1 << 16;

    private readonly ReadOnlySpan<byte> _message = message;
    private int _at;

    /// <summary>The field's number; at least 1 after <see cref="TryNext"/> said true.</summary>
    public int Number { get; private set; }

    /// <summary>A number as it is encoded: the bits of a double, or an integer; 0 when the field is none.</summary>
    public ulong Bits { get; private set; }

    /// <summary>The content of a message, a text or a packed list; empty when the field is a number.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>The field as it stands in the message, with its number.</summary>
    public ReadOnlySpan<byte> Whole { get; private set; }

    /// <summary>True when the message ended in the middle of a field, or is none.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Goes on to the next field; false at the end, and when the message is broken.</summary>
    public bool TryNext()
    {
        if (_at >= _message.Length || IsBroken)
        {
            return false;
        }
        var begin = _at;
        IsBroken = !TryReadField();
        Whole = _message[begin.._at];
        return !IsBroken;
    }

    /// <summary>
    /// Reads what is left into the places of the fields' numbers; what has no place is passed over.
    /// </summary>
    /// <returns>False when the message is broken.</returns>
    public bool TryReadNumbers(scoped Span<ulong> numbers)
    {
        while (TryNext())
        {
            if (Number < numbers.Length)
            {
                numbers[Number] = Bits;
            }
        }
        return !IsBroken;
    }

    /// <summary>Takes the next one of a packed list, which is the content of a field; false at its end.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> packed, out ulong value)
    {
        var at = 0;
        var isRead = TryReadVarint(packed, ref at, out value);
        packed = isRead ? packed[at..] : [];
        return isRead;
    }

    private bool TryReadField()
    {
        if (!TryReadVarint(_message, ref _at, out var tag) || tag >> 3 is 0 or > LargestNumber)
        {
            return false;
        }
        Number = (int)(tag >> 3);
        Content = default;
        switch ((int)(tag & 7))
        {
            case Fixed64:
                return TryReadFixed(sizeof(ulong));
            case Varint:
                var isRead = TryReadVarint(_message, ref _at, out var value);
                Bits = value;
                return isRead;
            case Delimited:
                Bits = 0;
                return TryReadContent();
            case Fixed32:
                return TryReadFixed(sizeof(uint));
            default:
                return false;
        }
    }

    private bool TryReadFixed(int size)
    {
        if (_message.Length - _at < size)
        {
            return false;
        }
        Bits = size == sizeof(ulong)
            ? BinaryPrimitives.ReadUInt64LittleEndian(_message[_at..])
            : BinaryPrimitives.ReadUInt32LittleEndian(_message[_at..]);
        _at += size;
        return true;
    }

    private bool TryReadContent()
    {
        if (!TryReadVarint(_message, ref _at, out var length) || length > (ulong)(_message.Length - _at))
        {
            return false;
        }
        Content = _message.Slice(_at, (int)length);
        _at += (int)length;
        return true;
    }

    private static bool TryReadVarint(ReadOnlySpan<byte> bytes, ref int at, out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && at < bytes.Length; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return true;
            }
        }
        return false;
    }
}
