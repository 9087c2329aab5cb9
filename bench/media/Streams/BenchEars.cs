using Spit.Challenger.Audio;

namespace Spit.MediaBench.Streams;

/// <summary>Listens and speaks on a leg, as cheaply as can be: the engine is what is measured.</summary>
internal sealed class BenchEars : IFrameSink, IFrameSource
{
    private int _phase;

    public long Heard { get; private set; }

    public long Lost { get; private set; }

    public void Hear(ReadOnlySpan<short> frame)
    {
        if (frame.IsEmpty) Lost++;
        else Heard++;
    }

    public void HearDigit(char digit)
    {
    }

    public bool Fill(Span<short> frame)
    {
        for (var i = 0; i < frame.Length; i++) frame[i] = (short)(_phase += 977);
        return true;
    }
}
