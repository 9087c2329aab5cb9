using System.IO.Hashing;

namespace Spit.EdgeProxy.Fingerprints;

/// <summary>Takes in what an INVITE is made like, piece by piece, and hashes it in chunks.</summary>
/// <param name="room">Scratch: one chunk.</param>
internal ref struct MakeWriter(Span<byte> room)
{
    // No byte of a header or an SDP line is this one, so pieces cannot run into each other.
    private const byte PieceEnd = (byte)'\n';

    private readonly Span<byte> _room = room;
    private int _length;
    private long _hash;

    /// <summary>The hash of all that was taken in; never zero.</summary>
    public ulong Finish()
    {
        Flush();
        return _hash == 0 ? 1 : (ulong)_hash;
    }

    public void Append(char c)
    {
        if (_length == _room.Length)
            Flush();
        _room[_length++] = (byte)c;
    }

    public void Append(ReadOnlySpan<byte> text)
    {
        while (text.Length > _room.Length - _length)
        {
            var fitting = text[..(_room.Length - _length)];
            fitting.CopyTo(_room[_length..]);
            _length += fitting.Length;
            text = text[fitting.Length..];
            Flush();
        }
        text.CopyTo(_room[_length..]);
        _length += text.Length;
    }

    public void EndPiece() => Append((char)PieceEnd);

    private void Flush()
    {
        _hash = (long)XxHash3.HashToUInt64(_room[.._length], _hash);
        _length = 0;
    }
}
