using Spit.Detection.Lists;

namespace Spit.Detection;

/// <summary>All that a verdict rests on, besides the attempt and the policy.</summary>
public sealed record Evidence
{
    public CallerEvidence? Caller { get; init; }

    public SourceEvidence? Source { get; init; }

    /// <summary>The list entry that matched, block before allow; null when none did.</summary>
    public ListEntry? Listed { get; init; }

    public MissingEvidence Missing { get; init; }

    public static Evidence Silent(MissingEvidence why, ListEntry? listed = null) =>
        new() { Missing = why, Listed = listed };
}
