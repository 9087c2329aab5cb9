using System.Buffers.Binary;

namespace Spit.Sip.Transactions;

/// <summary>
/// Writes the parts of a key one after the other, each with its length, so that no two keys run together.
/// </summary>
internal ref struct TransactionKeyWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;
    private int _position;
    private bool _isFull;

    /// <summary>Bytes written; -1 when something did not fit.</summary>
    public readonly int Length => _isFull ? -1 : _position;

    public void Append(byte value)
    {
        if (Take(sizeof(byte), out var room))
            room[0] = value;
    }

    public void Append(ushort value)
    {
        if (Take(sizeof(ushort), out var room))
            BinaryPrimitives.WriteUInt16LittleEndian(room, value);
    }

    public void Append(uint value)
    {
        if (Take(sizeof(uint), out var room))
            BinaryPrimitives.WriteUInt32LittleEndian(room, value);
    }

    public void AppendField(ReadOnlySpan<byte> value)
    {
        Append((uint)value.Length);
        if (Take(value.Length, out var room))
            value.CopyTo(room);
    }

    /// <summary>As <see cref="AppendField"/>, with ASCII letters in lower case; other bytes stay.</summary>
    public void AppendLowerCase(ReadOnlySpan<byte> value)
    {
        Append((uint)value.Length);
        if (!Take(value.Length, out var room))
            return;
        for (var i = 0; i < value.Length; i++)
            room[i] = value[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(value[i] | 0x20) : value[i];
    }

    private bool Take(int length, out Span<byte> room)
    {
        room = default;
        _isFull |= length > _destination.Length - _position;
        if (_isFull)
            return false;
        room = _destination.Slice(_position, length);
        _position += length;
        return true;
    }
}
