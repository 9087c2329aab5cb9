using Spit.Detection.Lists;

namespace Spit.Grains.Lists;

/// <summary>A part of the lists as the store holds it. Wire record.</summary>
[GenerateSerializer, Alias("spit.ListSegment")]
internal sealed class ListSegment
{
    [Id(0)] public List<ListEntry> Entries { get; init; } = [];
}
