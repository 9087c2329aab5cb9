namespace Spit.Oracle.Tests.Histories;

/// <summary>One attempt of one key, as the edge that asked saw it.</summary>
/// <param name="Edge">Who asked.</param>
/// <param name="AskedAt">When it was asked, by the <see cref="EventClock"/>.</param>
/// <param name="EndedAt">When the edge stopped waiting for it.</param>
/// <param name="Total">
/// The attempts of the key up to this one, as the answer said; null: the answer never came, or said nothing of the key.
/// </param>
/// <param name="MayCountTwice">Perhaps it was asked again in a way that the grid does not see through.</param>
internal sealed record AskedOnce(int Edge, long AskedAt, long EndedAt, long? Total, bool MayCountTwice = false)
{
    public override string ToString() =>
        $"edge {Edge} [{AskedAt}, {EndedAt}] {(Total is { } total ? "#" + total : "unanswered")}";
}
