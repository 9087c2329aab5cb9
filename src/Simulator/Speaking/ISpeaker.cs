namespace Spit.Simulator.Speaking;

/// <summary>Whoever speaks on a telephone, in frames of 20 ms: 160 samples at 8 kHz.</summary>
internal interface ISpeaker
{
    /// <summary>Whether everything is said, and the call may be ended.</summary>
    bool IsDone { get; }

    /// <summary>The other person is on the line now, and no machine.</summary>
    void Connect();

    /// <summary>The next 20 ms of the other side; empty: nothing came.</summary>
    void Hear(ReadOnlySpan<short> frame);

    /// <summary>Fills the next 20 ms, with silence when nothing is said.</summary>
    void Speak(Span<short> frame);
}
