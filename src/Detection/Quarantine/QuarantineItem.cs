namespace Spit.Detection.Quarantine;

/// <summary>A recorded call, as people review it; the sound itself is with its challenger.</summary>
[GenerateSerializer, Immutable, Alias("spit.QuarantineItem")]
public sealed record QuarantineItem
{
    /// <summary>32 hexadecimal digits that sort by time and cannot be guessed (RFC 9562 section 5.7).</summary>
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required CallAttempt Attempt { get; init; }

    /// <summary>Of the recording.</summary>
    [Id(2)] public required TimeSpan Duration { get; init; }

    [Id(3)] public ScreeningFinding? Screening { get; init; }

    [Id(4)] public required ChallengeFinding Finding { get; init; }

    /// <summary>The name of who holds the recording.</summary>
    [Id(5)] public required string Challenger { get; init; }

    /// <summary>Where the challenger serves recordings.</summary>
    [Id(6)] public required string StoreUri { get; init; }

    /// <summary>Opens the recording there. Not shown to people.</summary>
    [Id(7)] public required ReadOnlyMemory<byte> RecordingKey { get; init; }

    /// <summary>When the recording is deleted.</summary>
    [Id(8)] public required DateTimeOffset Expires { get; init; }

    [Id(9)] public ReviewMark Mark { get; init; } = ReviewMark.New;

    /// <summary>Who set the mark; empty while it is new.</summary>
    [Id(10)] public string MarkedBy { get; init; } = "";

    [Id(11)] public DateTimeOffset? MarkedAt { get; init; }

    [Id(12)] public ReviewLessons Learnt { get; init; }

    /// <summary>As it was noted; <see cref="RecordingAt"/> says what holds.</summary>
    [Id(13)] public RecordingState Recording { get; init; } = RecordingState.Held;

    /// <summary>The id of the first recording of the same message; its own when there is no other.</summary>
    [Id(14)] public string Campaign { get; init; } = "";

    /// <summary>Campaigns that this item showed to be the same, when it was filed.</summary>
    [Id(15)] public IReadOnlyList<string> Joined { get; init; } = [];

    /// <summary>Its challenger cannot tell what recordings sound like.</summary>
    [Id(16)] public bool IsSoundMissing { get; init; }

    /// <summary>When the grid took it.</summary>
    [Id(17)] public DateTimeOffset FiledAt { get; init; }

    /// <summary>What has become of the recording at <paramref name="now"/>.</summary>
    public RecordingState RecordingAt(DateTimeOffset now) =>
        Recording != RecordingState.Removed && now >= Expires ? RecordingState.Expired : Recording;
}
