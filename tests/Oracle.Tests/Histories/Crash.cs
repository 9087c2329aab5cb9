namespace Spit.Oracle.Tests.Histories;

/// <summary>The end without a word of the silo that owned a key.</summary>
/// <param name="KilledAt">When it was killed, by the <see cref="EventClock"/>: what was answered before, it
/// answered.</param>
/// <param name="GoneAt">When it was certainly dead: what is asked later, the next owner counts.</param>
/// <param name="Acknowledged">The answers to the key that had come before its last awaited write was complete.</param>
/// <param name="Stored">The count in the store after its death: where the next owner begins.</param>
internal sealed record Crash(long KilledAt, long GoneAt, long Acknowledged, long Stored);
