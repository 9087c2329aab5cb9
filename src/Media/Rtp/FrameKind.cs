namespace Spit.Media.Rtp;

/// <summary>What the next 20 ms of a stream are.</summary>
public enum FrameKind
{
    /// <summary>Nothing has been heard yet.</summary>
    NotStarted,

    Audio,

    /// <summary>It did not come, or not in time: nobody knows what was said.</summary>
    Lost,

    /// <summary>The sender paused: nothing was said.</summary>
    Silence,
}
