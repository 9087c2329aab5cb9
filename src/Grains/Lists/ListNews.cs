using Spit.Detection.Lists;

namespace Spit.Grains.Lists;

/// <summary>What came after a position: everything, or the changes since; neither when nothing came.</summary>
[GenerateSerializer, Immutable, Alias("spit.ListNews")]
public sealed record ListNews
{
    /// <summary>Where one stands after applying this.</summary>
    [Id(0)] public required ListPosition Position { get; init; }

    /// <summary>Replaces everything; null when the changes are enough.</summary>
    [Id(1)] public IReadOnlyList<ListEntry>? Everything { get; init; }

    /// <summary>In order, without a gap after the position that was asked about.</summary>
    [Id(2)] public IReadOnlyList<ListChange> Changes { get; init; } = [];
}
