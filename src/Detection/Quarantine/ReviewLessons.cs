namespace Spit.Detection.Quarantine;

/// <summary>What the grid has learnt from the marks of one item; each at most once.</summary>
[Flags]
public enum ReviewLessons : byte
{
    None = 0,

    /// <summary>A complaint about the caller.</summary>
    Complaint = 1,

    /// <summary>That the caller would have passed the challenge.</summary>
    Pass = 2,
}
