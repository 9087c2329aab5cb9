namespace Spit.Media.Challenges;

/// <summary>What is played to the caller: 8 kHz, 16 bits, mono.</summary>
public sealed record ChallengePrompts
{
    /// <summary>At most 1.5 s: a person who picks up.</summary>
    public required ReadOnlyMemory<short> Hello { get; init; }

    public required ReadOnlyMemory<short> Greeting { get; init; }

    /// <summary>The question for each digit, 0 to 9.</summary>
    public required IReadOnlyList<ReadOnlyMemory<short>> Digits { get; init; }

    /// <summary>Said before a digit is asked for once more.</summary>
    public required ReadOnlyMemory<short> Wrong { get; init; }

    public required ReadOnlyMemory<short> Connecting { get; init; }

    public required ReadOnlyMemory<short> LeaveMessage { get; init; }

    public required ReadOnlyMemory<short> Goodbye { get; init; }
}
