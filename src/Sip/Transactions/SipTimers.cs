namespace Spit.Sip.Transactions;

/// <summary>The timers of RFC 3261 table 4 and of RFC 6026, derived from T1, T2 and T4.</summary>
/// <remarks>
/// Timers A, E and G start at <see cref="T1"/> and are not properties: the machines double them. Over a reliable
/// transport timers A, E and G never run, and D, I, J and K are zero.
/// </remarks>
public sealed record SipTimers
{
    /// <summary>No timer may be longer: keeps every sum of times far from overflow.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly TimeSpan? _timerB;

    public static SipTimers Default { get; } = new();

    /// <summary>Estimated round-trip time. RFC 3261 17.1.1.1: 500 ms.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Not positive, or longer than an hour (as for T2 and T4).
    /// </exception>
    public TimeSpan T1 { get; init => field = InRange(value, nameof(T1)); } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Longest interval between repeats of non-INVITE requests and INVITE responses. RFC 3261 17.1.2.2: 4 s.
    /// </summary>
    public TimeSpan T2 { get; init => field = InRange(value, nameof(T2)); } = TimeSpan.FromSeconds(4);

    /// <summary>Longest time that a message stays in the network. RFC 3261 17.1.2.2: 5 s.</summary>
    public TimeSpan T4 { get; init => field = InRange(value, nameof(T4)); } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// INVITE client: no response at all. RFC 3261 17.1.1.2: 64 x T1, which is what it is when not set.
    /// </summary>
    public TimeSpan TimerB
    {
        get => _timerB ?? 64 * T1;
        init => _timerB = InRange(value, nameof(TimerB));
    }

    /// <summary>
    /// INVITE client: how long repeated final responses are acknowledged. RFC 3261 17.1.1.2: at least 32 s.
    /// </summary>
    public TimeSpan TimerD => Longer(TimeSpan.FromSeconds(32), TimerH);

    /// <summary>Non-INVITE client: no final response. RFC 3261 17.1.2.2: 64 x T1.</summary>
    public TimeSpan TimerF => 64 * T1;

    /// <summary>INVITE server: no ACK to a non-2xx final response. RFC 3261 17.2.1: 64 x T1.</summary>
    public TimeSpan TimerH => 64 * T1;

    /// <summary>INVITE server: how long repeated ACKs are absorbed. RFC 3261 17.2.1: T4.</summary>
    public TimeSpan TimerI => T4;

    /// <summary>Non-INVITE server: how long repeated requests are answered. RFC 3261 17.2.2: 64 x T1.</summary>
    public TimeSpan TimerJ => 64 * T1;

    /// <summary>Non-INVITE client: how long repeated responses are absorbed. RFC 3261 17.1.2.2: T4.</summary>
    public TimeSpan TimerK => T4;

    /// <summary>
    /// INVITE server: how long an accepted INVITE is remembered, on every transport. RFC 6026 7.1: 64 x T1.
    /// </summary>
    public TimeSpan TimerL => 64 * T1;

    /// <summary>
    /// INVITE client: how long further 2xx responses are passed up, on every transport. RFC 6026 7.2: 64 x T1.
    /// </summary>
    public TimeSpan TimerM => 64 * T1;

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan InRange(TimeSpan value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Longest, name);
        return value;
    }
}
