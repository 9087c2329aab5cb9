using System.Buffers;
using System.Buffers.Binary;

namespace Spit.Protocol.Fields;

/// <summary>
/// Writes a message in the protocol-buffers encoding field by field, without an object of it and without measuring it
/// first; to be filled over and over.
/// </summary>
/// <remarks>As the encoding has it, a number that is zero is not written.</remarks>
public sealed class FieldBuffer : IBufferWriter<byte>
{
    // A tag of up to three bytes and a varint of ten.
    private const int LongestNumber = 13;

    // A length in two bytes, whatever it is, so that nothing has to move when it is known.
    private const int LengthBytes = 2;
    private const int LongestContent = (1 << 14) - 1;

    private const int Fixed64 = 1;
    private const int Delimited = 2;

    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>What has been written since it was cleared; until the next change.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public bool IsEmpty => _length == 0;

    public void Clear() => _length = 0;

    public void Add(int number, double value) => AddFixed(number, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>An integer that is not negative, an enumeration, a flag.</summary>
    public void Add(int number, ulong value)
    {
        if (value != 0)
        {
            Reserve(LongestNumber);
            WriteVarint((uint)number << 3);
            WriteVarint(value);
        }
    }

    /// <summary>An integer of the type <c>int64</c>.</summary>
    public void Add(int number, long value) => Add(number, (ulong)value);

    public void Add(int number, bool value) => Add(number, value ? 1UL : 0);

    /// <summary>An integer of the type <c>fixed64</c>.</summary>
    public void AddFixed(int number, ulong value)
    {
        if (value != 0)
        {
            Reserve(LongestNumber);
            WriteVarint(((uint)number << 3) | Fixed64);
            BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(_length), value);
            _length += sizeof(ulong);
        }
    }

    /// <summary>Begins a message in this one.</summary>
    /// <returns>What <see cref="End"/> is to be told.</returns>
    public int Begin(int number)
    {
        Reserve(LongestNumber);
        WriteVarint(((uint)number << 3) | Delimited);
        return _length += LengthBytes;
    }

    /// <summary>Begins a list of numbers, each of which is added by <see cref="AddPacked"/>.</summary>
    /// <returns>What <see cref="End"/> is to be told.</returns>
    public int BeginPacked(int number) => Begin(number);

    /// <summary>One number of a list.</summary>
    public void AddPacked(ulong value)
    {
        Reserve(LongestNumber);
        WriteVarint(value);
    }

    /// <summary>Ends what was begun last.</summary>
    /// <exception cref="InvalidOperationException">It is longer than 16,383 bytes.</exception>
    public void End(int begun)
    {
        var length = _length - begun;
        if (length > LongestContent)
        {
            throw new InvalidOperationException($"{length} bytes are too many for one message in another");
        }
        _bytes[begun - 2] = (byte)(length | 0x80);
        _bytes[begun - 1] = (byte)(length >> 7);
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }
    }

    private void WriteVarint(ulong value)
    {
        while (value >= 0x80)
        {
            _bytes[_length++] = (byte)(value | 0x80);
            value >>= 7;
        }
        _bytes[_length++] = (byte)value;
    }
}
