namespace Spit.Sip.Messages;

/// <summary>One change: the bytes of the message it replaces, and the text of the scratch in their place.</summary>
/// <param name="Start">Offset of the first byte replaced; for an insertion, of the byte that follows.</param>
/// <param name="Length">Bytes replaced; 0 for an insertion.</param>
/// <param name="Order">Among insertions at one place, the lower comes first.</param>
/// <param name="TextStart">Where the text starts in the scratch.</param>
/// <param name="TextLength">Bytes of text.</param>
internal readonly record struct SipEdit(int Start, int Length, int Order, int TextStart, int TextLength)
{
    internal bool IsInsertion => Length == 0;

    internal int End => Start + Length;

    internal bool IsSamePlace(in SipEdit other) =>
        Start == other.Start && IsInsertion == other.IsInsertion && Order == other.Order;

    /// <summary>By place; at one place insertions come before what is replaced there.</summary>
    internal bool IsBefore(in SipEdit other)
    {
        if (Start != other.Start) return Start < other.Start;
        if (IsInsertion != other.IsInsertion) return IsInsertion;
        return Order < other.Order;
    }
}
