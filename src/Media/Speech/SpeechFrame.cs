namespace Spit.Media.Speech;

/// <summary>The frame in which speech is measured: 20 ms at 8 kHz, as RTP carries it (RFC 3551 4.2).</summary>
public static class SpeechFrame
{
    public const int SampleRate = 8000;

    /// <summary>Samples in a frame.</summary>
    public const int Samples = 160;

    public const int Milliseconds = 20;

    /// <summary>Whole frames in a duration; what is over is cut off.</summary>
    public static int CountIn(TimeSpan duration) => (int)(duration.TotalMilliseconds / Milliseconds);
}
