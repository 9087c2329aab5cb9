namespace Spit.Grains.Quarantine;

/// <summary>Rows as the store holds them together. Wire record.</summary>
[GenerateSerializer, Alias("spit.Segment`1")]
internal sealed class Segment<T>
{
    [Id(0)] public List<T> Rows { get; init; } = [];
}
