namespace Spit.Detection.Quarantine;

/// <summary>What has become of a recording.</summary>
public enum RecordingState : byte
{
    /// <summary>It can be played, as far as the grid knows.</summary>
    Held = 1,

    /// <summary>Its time was over.</summary>
    Expired = 2,

    /// <summary>The subscriber's consent was withdrawn.</summary>
    Removed = 3,

    /// <summary>Its challenger does not have it any more.</summary>
    Lost = 4,
}
