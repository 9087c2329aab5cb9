namespace Spit.Challenger.Audio;

/// <summary>Who hears a leg; called on the engine's thread, so it has to be quick and must not wait.</summary>
internal interface IFrameSink
{
    /// <summary>Once each 20 ms from the leg's first terms on.</summary>
    /// <param name="frame">160 samples at 8 kHz; empty: they were lost, or nothing came.</param>
    void Hear(ReadOnlySpan<short> frame);

    /// <summary>A digit was sent as a telephone event (RFC 4733): 0 to 9, *, #, A to D.</summary>
    void HearDigit(char digit);
}
