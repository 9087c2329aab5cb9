namespace Spit.Media.Rtp;

/// <summary>What <see cref="JitterBuffer.Pull"/> has for the next 20 ms.</summary>
public enum PlayedFrame
{
    /// <summary>Nothing has been played yet.</summary>
    NotStarted,

    /// <summary>The frame is whole.</summary>
    Audio,

    /// <summary>The frame, or a part of it, did not come, or not in time.</summary>
    Lost,

    /// <summary>The sender pauses, or nothing has come for long.</summary>
    Silence,
}
