namespace Spit.Simulator.Speaking;

/// <summary>Says what it has to say whatever it hears, as a recording does, and waits to be hung up on.</summary>
internal sealed class Recital : ISpeaker
{
    private readonly Utterance _words = new();

    /// <param name="words">8 kHz.</param>
    /// <param name="delay">Frames of silence before.</param>
    public Recital(ReadOnlyMemory<short> words, int delay) => _words.Say(words, delay);

    public bool IsDone => false;

    public void Connect()
    {
        // It makes no difference to a recording.
    }

    public void Hear(ReadOnlySpan<short> frame)
    {
        // Nobody listens.
    }

    public void Speak(Span<short> frame) => _words.Fill(frame);
}
