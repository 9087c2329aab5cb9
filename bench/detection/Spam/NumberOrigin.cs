namespace Spit.DetectionBench.Spam;

/// <summary>Where the numbers that a campaign shows come from.</summary>
internal enum NumberOrigin
{
    /// <summary>Any national number, somebody's or nobody's.</summary>
    National,

    Abroad,

    /// <summary>An innocent subscriber's.</summary>
    Victim,

    /// <summary>Near the callee's, another for each call.</summary>
    NearCallee,

    /// <summary>A short internal number.</summary>
    Internal,
}
