using System.Collections.Concurrent;
using Spit.Challenger.Audio;

namespace Spit.Challenger.Tests.Audio;

/// <summary>A sink that keeps what it hears.</summary>
internal sealed class KeptFrames : IFrameSink
{
    private readonly ConcurrentQueue<short[]> _frames = new();
    private readonly ConcurrentQueue<char> _digits = new();

    public int Count => _frames.Count;

    /// <summary>What is to happen on the engine's thread, after so many frames.</summary>
    public Action<int>? OnFrame { get; init; }

    public short[][] Frames => [.. _frames];

    /// <summary>Without those in which nothing came.</summary>
    public short[][] Audio => [.. _frames.Where(f => f.Length > 0)];

    public string Digits => string.Concat(_digits);

    public void Hear(ReadOnlySpan<short> frame)
    {
        _frames.Enqueue(frame.ToArray());
        OnFrame?.Invoke(_frames.Count);
    }

    public void HearDigit(char digit) => _digits.Enqueue(digit);
}
