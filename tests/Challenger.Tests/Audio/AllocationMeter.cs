using Spit.Challenger.Audio;

namespace Spit.Challenger.Tests.Audio;

/// <summary>A sink that measures what its thread allocates from one frame to the next.</summary>
internal sealed class AllocationMeter : IFrameSink
{
    /// <summary>How many turns a measurement covers.</summary>
    public const int Frames = 10;

    private const int Rounds = 4;

    private long _before;
    private long _least = long.MaxValue;
    private int _heard;
    private int _rounds;

    /// <summary>Of several rounds, as the runtime itself allocates now and then.</summary>
    public long Least => Volatile.Read(ref _least);

    public bool IsDone => Volatile.Read(ref _rounds) >= Rounds;

    public void Hear(ReadOnlySpan<short> frame)
    {
        // Rounds of turns with audio alone.
        if (frame.IsEmpty) _heard = 0;
        else _heard++;
        if (_heard == 1) _before = GC.GetAllocatedBytesForCurrentThread();
        if (_heard != Frames + 1) return;
        Volatile.Write(ref _least, Math.Min(_least, GC.GetAllocatedBytesForCurrentThread() - _before));
        Volatile.Write(ref _rounds, _rounds + 1);
        _heard = 0;
    }

    public void HearDigit(char digit)
    {
    }
}
