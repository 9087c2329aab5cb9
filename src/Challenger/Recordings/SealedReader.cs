using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Spit.Challenger.Recordings;

/// <summary>Reads a sealed recording whose end is there; each piece is checked when it is read.</summary>
internal sealed class SealedReader : IDisposable
{
    // Chosen: an hour of seconds; no recording has so many pieces.
    private const int MostPieces = 3600;

    private readonly SafeFileHandle _file;
    private readonly AesGcm _key;
    private readonly List<(long Offset, int Length)> _pieces;

    private SealedReader(SafeFileHandle file, AesGcm key, List<(long Offset, int Length)> pieces)
    {
        _file = file;
        _key = key;
        _pieces = pieces;
    }

    /// <summary>Pieces, the last of which tells what is known about the call.</summary>
    public int Count => _pieces.Count;

    /// <summary>Bytes of all pieces but the last.</summary>
    public int AudioBytes => _pieces.SkipLast(1).Sum(piece => piece.Length);

    /// <summary>Opens a recording.</summary>
    /// <param name="file">The file; belongs to the reader, and is closed when there is a fault.</param>
    /// <param name="keys">One of them may open it.</param>
    /// <param name="id">Of the recording.</param>
    /// <param name="opener">What is shown to have it; null: nothing needs to be.</param>
    /// <param name="reader">Null when there is a fault.</param>
    public static SealFault Open(
        SafeFileHandle file, RecordingKeys keys, string id, ReadOnlySpan<byte> opener, out SealedReader? reader)
    {
        reader = null;
        Span<byte> header = stackalloc byte[SealHeader.Bytes];
        Span<byte> dataKey = stackalloc byte[RecordingKeys.KeyBytes];
        var read = RandomAccess.Read(file, header, 0);
        var fault = SealHeader.Read(header[..read], keys, id, out _, dataKey);
        if (fault == SealFault.None && !opener.IsEmpty && !RecordingOpener.Fits(opener, dataKey))
            fault = SealFault.NoRecording;
        var pieces = new List<(long, int)>();
        if (fault == SealFault.None) fault = FindPieces(file, pieces);
        if (fault != SealFault.None)
        {
            file.Dispose();
            return fault;
        }
        reader = new SealedReader(file, new AesGcm(dataKey, Seal.TagBytes), pieces);
        // That this is the end, and no piece that somebody calls so.
        if (reader.Read(reader.Count - 1) is not null) return SealFault.None;
        reader.Dispose();
        reader = null;
        return SealFault.Changed;
    }

    /// <summary>A piece; null when it is not what was written.</summary>
    public byte[]? Read(int number)
    {
        var (offset, length) = _pieces[number];
        var source = new byte[Seal.SealedBytes(length)];
        var piece = new byte[length];
        return RandomAccess.Read(_file, source, offset) == source.Length && Seal.TryRead(_key, number, source, piece)
            ? piece
            : null;
    }

    public void Dispose()
    {
        _key.Dispose();
        _file.Dispose();
    }

    private static SealFault FindPieces(SafeFileHandle file, List<(long Offset, int Length)> pieces)
    {
        Span<byte> word = stackalloc byte[Seal.WordBytes];
        var (offset, end) = ((long)SealHeader.Bytes, RandomAccess.GetLength(file));
        while (pieces.Count < MostPieces)
        {
            if (RandomAccess.Read(file, word, offset) < Seal.WordBytes) return SealFault.Cut;
            if (!Seal.TryReadWord(word, out var length, out var isLast)) return SealFault.Changed;
            pieces.Add((offset, length));
            offset += Seal.SealedBytes(length);
            if (offset > end) return SealFault.Cut;
            if (isLast) return offset == end ? SealFault.None : SealFault.Changed;
        }
        return SealFault.Changed;
    }
}
