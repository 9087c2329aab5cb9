namespace Spit.Grains.Policies;

/// <summary>A revision as the store holds it. Wire record.</summary>
[GenerateSerializer, Alias("spit.StoredPolicy")]
internal sealed class StoredPolicy
{
    [Id(0)] public PolicyRevision? Revision { get; set; }
}
