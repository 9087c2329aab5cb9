namespace Spit.Silo.Streams;

/// <summary>Counts how many attempts of one frame still wait for their answer.</summary>
internal sealed class FrameBatch(int size)
{
    private int _waiting = size;

    /// <summary>True for the answer that completes the frame.</summary>
    public bool AnswerIsLast() => Interlocked.Decrement(ref _waiting) == 0;
}
