using System.Runtime.CompilerServices;
using Spit.Sip.Headers;

namespace Spit.Sip.Messages;

/// <summary>The changes of one rewrite, ordered by place, and the header fields it leaves out.</summary>
internal struct SipEditList
{
    private Edits _edits;
    private RemovedSlots _removed;
    private int _count;

    /// <summary>Adds a change, or replaces the one of the same place and order; false when the list is full.</summary>
    internal bool TryAdd(in SipEdit edit)
    {
        var at = _count;
        while (at > 0 && edit.IsBefore(_edits[at - 1])) at--;
        if (at > 0 && _edits[at - 1].IsSamePlace(edit))
        {
            _edits[at - 1] = edit;
            return true;
        }
        if (_count == SipLimits.MaxEdits) return false;
        for (var i = _count; i > at; i--) _edits[i] = _edits[i - 1];
        _edits[at] = edit;
        _count++;
        return true;
    }

    internal void RemoveSlot(int index) => _removed[index >> 6] |= 1UL << (index & 63);

    /// <summary>
    /// Leaves out elements of a list at its front and at its back: the whole field where none is left of it, else
    /// the elements with the commas that joined them to the rest.
    /// </summary>
    internal bool TryDropElements(in SipMessageView message, SipHeaderName name, int front, int back)
    {
        if (front == 0 && back == 0) return true;
        var total = 0;
        foreach (var _ in message.Elements(name)) total++;

        var elements = message.Elements(name).GetEnumerator();
        var hasElement = elements.MoveNext();
        var index = 0;
        while (hasElement)
        {
            var slotIndex = elements.SlotIndex;
            var (keptStart, keptEnd) = (-1, -1);
            var (dropsFront, dropsBack) = (false, false);
            for (; hasElement && elements.SlotIndex == slotIndex; hasElement = elements.MoveNext(), index++)
            {
                if (index < front) dropsFront = true;
                else if (index >= total - back) dropsBack = true;
                else (keptStart, keptEnd) = (keptStart < 0 ? elements.Start : keptStart, elements.End);
            }
            var slot = message.Headers[slotIndex];
            if (keptStart < 0) RemoveSlot(slotIndex);
            else if (dropsFront && !TryAdd(new SipEdit(slot.ValueStart, keptStart - slot.ValueStart, 0, 0, 0)))
                return false;
            else if (dropsBack && !TryAdd(new SipEdit(keptEnd, slot.ValueEnd - keptEnd, 0, 0, 0)))
                return false;
        }
        return true;
    }

    /// <summary>Writes the message with all changes.</summary>
    internal readonly int Write(in SipMessageView message, ReadOnlySpan<byte> scratch, Span<byte> destination)
    {
        var writer = new SipSpanWriter(destination);
        var (at, edit) = (0, 0);
        for (var i = 0; i < message.Headers.Length; i++)
        {
            if (!IsRemoved(i)) continue;
            ref readonly var slot = ref message.Headers[i];
            edit = WriteUntil(slot.Start, message.Bytes, scratch, edit, ref at, ref writer);
            at = slot.End;
            // A change inside a field that is left out is left out with it.
            while (edit < _count && _edits[edit].Start < slot.End) edit++;
        }
        WriteUntil(message.Bytes.Length, message.Bytes, scratch, edit, ref at, ref writer);
        return writer.Result;
    }

    /// <summary>Writes bytes and changes up to an offset, insertions at it included; returns the next change.</summary>
    private readonly int WriteUntil(
        int until, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> scratch, int edit, ref int at, ref SipSpanWriter writer)
    {
        for (; edit < _count; edit++)
        {
            ref readonly var change = ref _edits[edit];
            if (change.Start > until || (change.Start == until && !change.IsInsertion)) break;
            // What starts inside bytes that are gone already goes with them.
            if (change.Start >= at)
            {
                writer.Append(bytes[at..change.Start]);
                writer.Append(scratch.Slice(change.TextStart, change.TextLength));
            }
            at = Math.Max(at, change.End);
        }
        if (at < until)
        {
            writer.Append(bytes[at..until]);
            at = until;
        }
        return edit;
    }

    private readonly bool IsRemoved(int index) => (_removed[index >> 6] & (1UL << (index & 63))) != 0;

    [InlineArray(SipLimits.MaxEdits)]
    private struct Edits
    {
        private SipEdit _first;
    }

    [InlineArray(SipLimits.MaxHeaders / 64)]
    private struct RemovedSlots
    {
        private ulong _first;
    }
}
