namespace Spit.DetectionBench.Calls;

/// <summary>What is true of a call whatever the network sees.</summary>
/// <param name="Class">ham.NAME or spam.NAME.</param>
/// <param name="Reports">Share of the answered calls that the callee reports.</param>
/// <param name="Passes">Share of the calls that would pass a challenge.</param>
/// <param name="Campaign">The campaign that the call belongs to, empty for none.</param>
internal sealed record Theme(string Class, double Reports, double Passes, string Campaign = "")
{
    /// <summary>Who refuses a call may report it too, as a 607 is a report (RFC 8197).</summary>
    public bool ReportsUnanswered { get; init; }
}
