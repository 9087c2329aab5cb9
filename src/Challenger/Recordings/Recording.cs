namespace Spit.Challenger.Recordings;

/// <summary>A call being recorded. Disposed without being completed it leaves nothing behind.</summary>
internal sealed class Recording : IDisposable
{
    /// <summary>Takes the next samples.</summary>
    /// <param name="frame">8 kHz, one channel, 16 bits; usually 20 ms.</param>
    /// <remarks>
    /// Called on the audio thread: neither waits nor allocates. What the writer has no room for is lost and counted.
    /// </remarks>
    public void Append(ReadOnlySpan<short> frame) => throw new NotImplementedException();

    /// <summary>Seals the recording and files it in the grid; kept and filed later if that does not answer.</summary>
    /// <param name="call">What is known about the call.</param>
    /// <returns>The item's id; null when nothing could be kept.</returns>
    public Task<string?> CompleteAsync(QuarantineCall call) => throw new NotImplementedException();

    public void Dispose()
    {
    }
}
