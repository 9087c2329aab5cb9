namespace Spit.Simulator.Reporting;

/// <summary>What became of a call at the edge, as SIP tells it.</summary>
internal enum Disposition
{
    /// <summary>Delivered without a mark.</summary>
    Allow,

    /// <summary>Delivered with a verdict written on it.</summary>
    Tag,

    /// <summary>Handed to the challenge.</summary>
    Challenge,

    /// <summary>Refused for now: 480 with Retry-After.</summary>
    Greylist,

    /// <summary>Refused.</summary>
    Block,

    /// <summary>No verdict: a failure, or no answer at all.</summary>
    Fail,
}
