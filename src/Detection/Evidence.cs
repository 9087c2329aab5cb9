using Spit.Detection.Lists;
using Spit.Detection.Standings;

namespace Spit.Detection;

/// <summary>All that a verdict rests on, besides the attempt and the policy.</summary>
public sealed record Evidence
{
    public CallerEvidence? Caller { get; init; }

    public SourceEvidence? Source { get; init; }

    /// <summary>What is known about others who share something with the call.</summary>
    public StandingSet Standings { get; init; } = StandingSet.Empty;

    /// <summary>The list entry that matched, block before allow; null when none did.</summary>
    public ListEntry? Listed { get; init; }

    /// <summary>The caller was blocked a moment ago, here or at another POP, for what he did himself.</summary>
    public bool IsLiveBlocked { get; init; }

    public MissingEvidence Missing { get; init; }

    public static Evidence Silent(MissingEvidence why, ListEntry? listed = null) =>
        new() { Missing = why, Listed = listed };
}
