namespace Spit.Detection.Quarantine;

/// <summary>What a reviewer thinks of a recorded call.</summary>
public enum ReviewMark : byte
{
    /// <summary>Nobody has said anything yet.</summary>
    New = 1,

    /// <summary>Unwanted.</summary>
    Spam = 2,

    /// <summary>Somebody was held up who should not have been.</summary>
    Ham = 3,
}
