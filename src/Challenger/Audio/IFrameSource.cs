namespace Spit.Challenger.Audio;

/// <summary>Who speaks on a leg; called on the engine's thread, so it has to be quick and must not wait.</summary>
internal interface IFrameSource
{
    /// <summary>Asked each 20 ms while the leg may send.</summary>
    /// <param name="frame">160 samples at 8 kHz, to be filled.</param>
    /// <returns>False: there is nothing to send now.</returns>
    bool Fill(Span<short> frame);
}
