namespace Spit.DetectionBench.Poisoning;

/// <summary>What an account does with the victim's call before it reports him.</summary>
internal enum SmearManner
{
    /// <summary>Talks for a minute or two: the report alone speaks against him.</summary>
    Talk,

    /// <summary>Answers and hangs up at once, as people do to robots.</summary>
    HangUp,

    /// <summary>Refuses with 607, which is an outcome and a report (RFC 8197).</summary>
    Refuse,
}
