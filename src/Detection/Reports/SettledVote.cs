namespace Spit.Detection.Reports;

/// <summary>How an earlier report compares with how the caller's calls ended, with everybody he called.</summary>
/// <param name="Token">Of the call that was reported.</param>
/// <param name="IsConfirmed">Whether they say the same of him.</param>
[GenerateSerializer, Immutable, Alias("spit.SettledVote")]
public readonly record struct SettledVote(
    [property: Id(0)] string Token,
    [property: Id(1)] bool IsConfirmed)
{
    /// <remarks>
    /// By outcomes alone, never by other reports: accounts that report the same victim do not confirm one another.
    /// </remarks>
    public static SettledVote Of(CastVote vote, CallerEvidence caller) =>
        new(vote.Token, caller.Suspicion > 0 == (vote.Verdict == ReportVerdict.Spam));
}
