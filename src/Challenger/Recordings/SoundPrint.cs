using System.Runtime.InteropServices;

namespace Spit.Challenger.Recordings;

/// <summary>What one recording sounds like. Not thread-safe.</summary>
internal sealed class SoundPrint : IDisposable
{
    /// <summary>The most words; what comes later in a recording is not compared.</summary>
    public const int MostWords = 600;

    private const int SamplesASecond = 8000;

    private readonly Lock _gate;
    private nint _context;

    /// <param name="context">Of libchromaprint; freed with this.</param>
    /// <param name="gate">Held while it is freed.</param>
    public SoundPrint(nint context, Lock gate)
    {
        (_context, _gate) = (context, gate);
        if (context != 0 && Chromaprint.Start(context, SamplesASecond, 1) != 1) Dispose();
    }

    /// <summary>Takes the next samples: 8 kHz, one channel.</summary>
    public void Feed(ReadOnlySpan<short> samples)
    {
        if (_context != 0 && !samples.IsEmpty)
            _ = Chromaprint.Feed(_context, in MemoryMarshal.GetReference(samples), samples.Length);
    }

    /// <summary>The words; none for less than three seconds.</summary>
    public uint[] Finish()
    {
        if (_context == 0 || Chromaprint.Finish(_context) != 1
            || Chromaprint.GetWords(_context, out var words, out var count) != 1)
        {
            return [];
        }
        var read = new int[Math.Min(count, MostWords)];
        Marshal.Copy(words, read, 0, read.Length);
        Chromaprint.Release(words);
        return Array.ConvertAll(read, word => unchecked((uint)word));
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_context != 0) Chromaprint.Free(_context);
            _context = 0;
        }
    }
}
