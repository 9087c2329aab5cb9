namespace Spit.Media.Speech;

/// <summary>Says of each frame of one caller how likely it is speech; the answer may come some frames later.</summary>
/// <remarks>Both methods are called on the caller's audio thread, never at the same time.</remarks>
public interface ISpeechDetector
{
    /// <summary>Takes the next frame.</summary>
    /// <param name="frame"><see cref="SpeechFrame.Samples"/> samples; empty: the frame was lost.</param>
    void Hear(ReadOnlySpan<short> frame);

    /// <summary>Gives the probability of the oldest frame that was not given yet.</summary>
    /// <param name="probability">0 to 1 that the frame is speech; NaN when it was lost.</param>
    /// <returns>False while the next frame is not judged yet.</returns>
    bool TryTake(out float probability);
}
