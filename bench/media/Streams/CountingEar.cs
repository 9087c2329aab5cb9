using Spit.Challenger.Audio;

namespace Spit.MediaBench.Streams;

/// <summary>Hears, and says something that is no silence; counts what is empty.</summary>
internal sealed class CountingEar : IFrameSink, IFrameSource
{
    private static readonly short[] Tone =
        [.. Enumerable.Range(0, 160).Select(i => (short)(8_000 * Math.Sin(i * Math.PI / 10)))];

    private long _heard;
    private long _empty;

    public long Heard => Volatile.Read(ref _heard);

    public long Empty => Volatile.Read(ref _empty);

    public void Hear(ReadOnlySpan<short> frame)
    {
        _heard++;
        if (frame.IsEmpty) _empty++;
    }

    public void HearDigit(char digit)
    {
    }

    public bool Fill(Span<short> frame)
    {
        Tone.CopyTo(frame);
        return true;
    }
}
