namespace Spit.Media.Speech;

/// <summary>A stretch of frames on a timeline, or of the script that runs beside it.</summary>
/// <param name="Start">The first frame.</param>
/// <param name="End">The frame after the last one; not after the start: an empty stretch.</param>
public readonly record struct FrameSpan(int Start, int End)
{
    /// <summary>Frames in it, 0 at least.</summary>
    public int Length => Math.Max(0, End - Start);

    public int Milliseconds => Length * SpeechFrame.Milliseconds;

    /// <summary>What both have.</summary>
    public FrameSpan Within(FrameSpan other) => new(Math.Max(Start, other.Start), Math.Min(End, other.End));
}
