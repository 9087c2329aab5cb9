namespace Spit.Challenger.Audio;

/// <summary>Listens to a leg, on the engine's thread: it must be quick and must not wait.</summary>
internal interface IFrameSink
{
    /// <summary>The next 20 ms.</summary>
    /// <param name="frame">160 samples; empty: lost, nobody knows what was said.</param>
    void Hear(ReadOnlySpan<short> frame);

    /// <summary>A key was pressed, told once, however it came.</summary>
    void HearDigit(char digit);
}
