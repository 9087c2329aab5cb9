namespace Spit.Detection.Lists;

/// <summary>One line of an allow or block list.</summary>
[GenerateSerializer, Immutable, Alias("spit.ListEntry")]
public sealed record ListEntry
{
    [Id(0)] public required ListKind List { get; init; }

    [Id(1)] public required PatternKind Kind { get; init; }

    /// <summary>Canonical: two spellings of one number or network are one entry.</summary>
    [Id(2)] public required string Pattern { get; init; }

    /// <summary>Why, in the words of who added it.</summary>
    [Id(3)] public required string Reason { get; init; }

    [Id(4)] public required string Author { get; init; }

    [Id(5)] public required DateTimeOffset Created { get; init; }

    /// <summary>Null: never.</summary>
    [Id(6)] public DateTimeOffset? Expires { get; init; }

    /// <summary>
    /// Identifies the entry: <c>block/caller/+493023125001</c>. A second entry of the same name replaces the first.
    /// </summary>
    public string Name => NameOf(List, Kind, Pattern);

    public bool IsExpired(DateTimeOffset now) => Expires <= now;

    public static string NameOf(ListKind list, PatternKind kind, string pattern) =>
        (list == ListKind.Allow ? "allow" : "block")
        + (kind switch
        {
            PatternKind.Caller => "/caller/",
            PatternKind.CallerPrefix => "/caller-prefix/",
            _ => "/source/",
        })
        + pattern;
}
