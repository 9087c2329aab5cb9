namespace Spit.Grains.Policies;

/// <summary>The revisions that are kept, oldest first; the last one runs. Wire record.</summary>
[GenerateSerializer, Alias("spit.PolicyIndex")]
internal sealed class PolicyIndex
{
    [Id(0)] public List<PolicyInfo> Revisions { get; init; } = [];
}
