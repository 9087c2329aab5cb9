namespace Spit.Grains.Policies;

/// <summary>One revision of the policy, without its text. Wire record.</summary>
[GenerateSerializer, Immutable, Alias("spit.PolicyInfo")]
public sealed record PolicyInfo
{
    /// <summary>From 1, without gaps; verdicts name it with an r before it.</summary>
    [Id(0)] public required int Number { get; init; }

    [Id(1)] public required string Author { get; init; }

    /// <summary>Why, in the words of who applied it.</summary>
    [Id(2)] public required string Message { get; init; }

    [Id(3)] public required DateTimeOffset Applied { get; init; }

    /// <summary>The revision whose text this is again; 0 when it was not reverted to.</summary>
    [Id(4)] public int RevertedTo { get; init; }
}
