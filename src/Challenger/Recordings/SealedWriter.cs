using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Spit.Challenger.Recordings;

/// <summary>Writes a sealed recording, piece after piece; without its last one it is cut. Not thread-safe.</summary>
internal sealed class SealedWriter : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly AesGcm _key;
    private readonly byte[] _buffer = new byte[Seal.SealedBytes(Seal.MostBytes)];
    private long _number;
    private long _offset;

    /// <param name="file">New and empty; belongs to this from now on.</param>
    /// <param name="keys">The current one seals.</param>
    /// <param name="id">Of the recording.</param>
    /// <param name="expires">When it is deleted.</param>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public SealedWriter(SafeFileHandle file, RecordingKeys keys, string id, DateTimeOffset expires)
    {
        _file = file;
        Span<byte> dataKey = stackalloc byte[RecordingKeys.KeyBytes];
        RandomNumberGenerator.Fill(dataKey);
        _key = new AesGcm(dataKey, Seal.TagBytes);
        Opener = RecordingOpener.Of(dataKey);
        SealHeader.Write(_buffer, keys, id, expires, dataKey);
        CryptographicOperations.ZeroMemory(dataKey);
        Put(SealHeader.Bytes);
    }

    /// <summary>What the grid shows to have the recording.</summary>
    public byte[] Opener { get; }

    /// <summary>Writes a piece.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Write(ReadOnlySpan<byte> piece) => Put(Seal.Write(_key, _number++, piece, isLast: false, _buffer));

    /// <summary>Writes the last piece, and has the disk keep everything.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Finish(ReadOnlySpan<byte> piece)
    {
        Put(Seal.Write(_key, _number++, piece, isLast: true, _buffer));
        RandomAccess.FlushToDisk(_file);
    }

    public void Dispose()
    {
        _key.Dispose();
        _file.Dispose();
    }

    private void Put(int bytes)
    {
        RandomAccess.Write(_file, _buffer.AsSpan(0, bytes), _offset);
        _offset += bytes;
    }
}
