namespace Spit.Detection.Quarantine;

/// <summary>Which items are asked for; null is everything.</summary>
[GenerateSerializer, Immutable, Alias("spit.ItemFilter")]
public sealed record ItemFilter
{
    /// <summary>Canonical identity of who was called.</summary>
    [Id(0)] public string? Callee { get; init; }

    /// <summary>Canonical identity of who called, of whatever trust class.</summary>
    [Id(1)] public string? Caller { get; init; }

    [Id(2)] public ReviewMark? Mark { get; init; }

    [Id(3)] public RecordingState? Recording { get; init; }

    [Id(4)] public string? Campaign { get; init; }

    /// <param name="item">With its campaign as it is now.</param>
    /// <param name="now">Decides what has expired.</param>
    public bool Admits(QuarantineItem item, DateTimeOffset now) =>
        (Callee is null || item.Attempt.Callee == Callee)
        && (Caller is null || item.Attempt.Caller.Identity == Caller)
        && (Mark is null || item.Mark == Mark)
        && (Recording is null || item.RecordingAt(now) == Recording)
        && (Campaign is null || item.Campaign == Campaign);
}
