namespace Spit.Detection.Quarantine;

/// <summary>How many items there are, by their marks.</summary>
/// <param name="New">Not reviewed yet.</param>
/// <param name="Spam">Robots and other unwanted callers.</param>
/// <param name="Ham">Real callers that were trapped.</param>
[GenerateSerializer, Immutable, Alias("spit.ItemCounts")]
public readonly record struct ItemCounts(
    [property: Id(0)] int New, [property: Id(1)] int Spam, [property: Id(2)] int Ham)
{
    public ItemCounts Add(ReviewMark mark, int count) => mark switch
    {
        ReviewMark.Spam => this with { Spam = Spam + count },
        ReviewMark.Ham => this with { Ham = Ham + count },
        _ => this with { New = New + count },
    };
}
