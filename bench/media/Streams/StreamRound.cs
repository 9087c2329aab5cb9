namespace Spit.MediaBench.Streams;

/// <summary>What one round was like.</summary>
internal sealed record StreamRound
{
    /// <summary>Microseconds of the engine's thread for a frame in and a frame out of one call.</summary>
    public required double CpuPerFrame { get; init; }

    /// <summary>Of one core, 0 to 1.</summary>
    public required double CoreShare { get; init; }

    /// <summary>Milliseconds that half of the packets were later than due at most.</summary>
    public required double Median { get; init; }

    /// <summary>Milliseconds, for 99 % of the packets.</summary>
    public required double P99 { get; init; }

    /// <summary>Milliseconds, for all.</summary>
    public required double Worst { get; init; }

    /// <summary>
    /// Milliseconds that a thread without work was late, for 99 % of its wakings: the machine's part.
    /// </summary>
    public required double BareP99 { get; init; }

    /// <summary>Packets sent by the engine.</summary>
    public required long Sent { get; init; }

    /// <summary>Packets that the engine missed.</summary>
    public required long LostIn { get; init; }

    /// <summary>Frames that nothing was heard in, of those in which a packet was due.</summary>
    public required long Empty { get; init; }
}
