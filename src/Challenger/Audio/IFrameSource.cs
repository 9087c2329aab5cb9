namespace Spit.Challenger.Audio;

/// <summary>Speaks on a leg, on the engine's thread: it must be quick and must not wait.</summary>
internal interface IFrameSource
{
    /// <summary>Writes the next 20 ms, 160 samples.</summary>
    /// <returns>False: nothing to say now; no packet is sent.</returns>
    bool Fill(Span<short> frame);
}
