namespace Spit.EdgeProxy;

/// <summary>The timers of RFC 3261; its defaults.</summary>
public sealed record TimerOptions
{
    /// <summary>Estimate of a round trip; 1 ms to 10 s. RFC 3261 17.1.1.1: 500 ms.</summary>
    public TimeSpan T1 { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest interval between retransmissions; from T1 to 1 min. RFC 3261 17.1.2.1: 4 s.</summary>
    public TimeSpan T2 { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a message stays in the network; up to 1 min. RFC 3261 17.1.2.2: 5 s.</summary>
    public TimeSpan T4 { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an INVITE may stay without any answer; null: 64 times T1 (RFC 3261 17.1.1.2).</summary>
    public TimeSpan? TimerB { get; init; }

    /// <summary>How long a call may ring after the last provisional answer. RFC 3261 16.6: more than 3 min.</summary>
    public TimeSpan TimerC { get; init; } = TimeSpan.FromSeconds(181);

    /// <summary><see cref="TimerB"/>, or what it defaults to.</summary>
    public TimeSpan InviteTimeout => TimerB ?? 64 * T1;
}
