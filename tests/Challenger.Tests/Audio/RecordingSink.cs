using System.Collections.Concurrent;
using System.Threading.Channels;
using Spit.Challenger.Audio;

namespace Spit.Challenger.Tests.Audio;

/// <summary>Keeps what a leg hears, and what its thread allocates meanwhile.</summary>
internal sealed class RecordingSink : IFrameSink
{
    private readonly Channel<short> _frames = Channel.CreateUnbounded<short>();
    private readonly long[] _allocated = new long[200];
    private int _count;

    public ConcurrentQueue<char> Digits { get; } = new();

    public bool IsCounting { get; init; }

    public void Hear(ReadOnlySpan<short> frame)
    {
        if (_count < _allocated.Length) _allocated[_count++] = GC.GetAllocatedBytesForCurrentThread();
        if (!IsCounting || _count == _allocated.Length) _frames.Writer.TryWrite(frame.IsEmpty ? (short)-1 : frame[80]);
    }

    public void HearDigit(char digit) => Digits.Enqueue(digit);

    /// <summary>The middle samples of the next frames; -1: lost.</summary>
    public async Task<short[]> NextAsync(int count, CancellationToken stop)
    {
        var heard = new short[count];
        for (var i = 0; i < count; i++) heard[i] = await _frames.Reader.ReadAsync(stop);
        return heard;
    }

    /// <summary>The least that was allocated in fifty frames.</summary>
    public long LeastAllocated() =>
        Enumerable.Range(0, _allocated.Length - 50).Min(i => _allocated[i + 50] - _allocated[i]);
}
