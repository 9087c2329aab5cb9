namespace Spit.Grains.Lists;

/// <summary>A point in the history of the lists.</summary>
/// <param name="Epoch">Names the history; revisions of different epochs do not compare. Empty: before all.</param>
/// <param name="Revision">Grows by one with each change.</param>
[GenerateSerializer, Immutable, Alias("spit.ListPosition")]
public readonly record struct ListPosition([property: Id(0)] string Epoch, [property: Id(1)] long Revision)
{
    /// <summary>Before every history: what came after it is everything.</summary>
    public static ListPosition Start => new("", 0);
}
