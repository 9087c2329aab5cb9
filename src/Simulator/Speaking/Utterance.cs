namespace Spit.Simulator.Speaking;

/// <summary>Something that is being said, frame by frame.</summary>
internal sealed class Utterance
{
    private ReadOnlyMemory<short> _left;
    private int _delay;

    public bool IsOver => _left.IsEmpty;

    /// <summary>Begins; what was being said is cut off.</summary>
    /// <param name="words">8 kHz.</param>
    /// <param name="delay">Frames of silence before.</param>
    public void Say(ReadOnlyMemory<short> words, int delay) => (_left, _delay) = (words, delay);

    /// <summary>The next frame; silence before, behind the end, and when there is nothing to say.</summary>
    public void Fill(Span<short> frame)
    {
        var length = _delay > 0 ? 0 : Math.Min(frame.Length, _left.Length);
        _left.Span[..length].CopyTo(frame);
        frame[length..].Clear();
        _left = _left[length..];
        _delay = Math.Max(0, _delay - 1);
    }
}
