namespace Spit.EdgeProxy;

/// <summary>How much the edge holds at a time; what comes beyond is shed and counted.</summary>
public sealed record LimitOptions
{
    /// <summary>Transactions under way; 100 to 10,000,000.</summary>
    /// <remarks>Chosen: 1,000 calls/s that ring for 30 s, with as much again for requests within calls.</remarks>
    public int MaxTransactions { get; init; } = 60_000;

    /// <summary>Questions to the grid that are waiting for an answer; 16 to 1,000,000.</summary>
    /// <remarks>Chosen: 20,000 calls/s for the default deadline of 50 ms, four times over.</remarks>
    public int MaxPendingQuestions { get; init; } = 4096;

    /// <summary>Outcomes kept while the grid is away; 100 to 10,000,000. The oldest go first.</summary>
    /// <remarks>Chosen: 100 calls/s for eleven minutes, about 20 MB.</remarks>
    public int MaxQueuedOutcomes { get; init; } = 65_536;

    /// <summary>
    /// Calls a second that are taken from one source address (IPv6: /64) that nobody declared; up to 1,000,000, zero:
    /// all. What comes beyond is dropped without an answer, so that its sender's retransmissions space it out.
    /// </summary>
    /// <remarks>
    /// Chosen: more than a large access network sends from one address, and far less than one machine can invent.
    /// </remarks>
    public int SourceCallsPerSecond { get; init; } = 2_000;

    /// <summary>Live blocks held; 100 to 10,000,000. Who is beyond them is asked about at each call.</summary>
    /// <remarks>Chosen: as many as a silo holds, about 15 MB.</remarks>
    public int MaxLiveBlocks { get; init; } = 100_000;
}
