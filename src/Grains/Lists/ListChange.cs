using Spit.Detection.Lists;

namespace Spit.Grains.Lists;

/// <summary>One change of the lists: an entry put, or one removed.</summary>
[GenerateSerializer, Immutable, Alias("spit.ListChange")]
public sealed record ListChange
{
    /// <summary>The revision that this change led to.</summary>
    [Id(0)] public required long Revision { get; init; }

    /// <summary>The new or replaced entry; null when the change is a removal.</summary>
    [Id(1)] public ListEntry? Put { get; init; }

    /// <summary>The name of the removed entry; null when the change is not a removal.</summary>
    [Id(2)] public string? Removed { get; init; }
}
