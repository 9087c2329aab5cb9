using Spit.Media.Speech;

namespace Spit.Media.Challenges;

/// <summary>Plays one prompt, or two in a row, frame by frame.</summary>
internal sealed class PromptPlayer
{
    private ReadOnlyMemory<short> _now;
    private ReadOnlyMemory<short> _then;

    public bool IsDone => _now.IsEmpty && _then.IsEmpty;

    /// <summary>Starts; what was playing is cut off.</summary>
    public void Play(ReadOnlyMemory<short> prompt, ReadOnlyMemory<short> then = default) =>
        (_now, _then) = prompt.IsEmpty ? (then, default) : (prompt, then);

    /// <summary>The next frame; the last one of a prompt is filled up with silence.</summary>
    /// <returns>False: there is nothing to play, and the frame is untouched.</returns>
    public bool TryTake(Span<short> frame)
    {
        if (IsDone) return false;
        var length = Math.Min(SpeechFrame.Samples, _now.Length);
        _now.Span[..length].CopyTo(frame);
        frame[length..SpeechFrame.Samples].Clear();
        _now = _now[length..];
        if (_now.IsEmpty) (_now, _then) = (_then, default);
        return true;
    }
}
