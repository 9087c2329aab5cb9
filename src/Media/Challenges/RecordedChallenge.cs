using Spit.Media.Speech;

namespace Spit.Media.Challenges;

/// <summary>A recording of one caller that starts when the greeting starts.</summary>
public static class RecordedChallenge
{
    /// <summary>Hears a recording to its end.</summary>
    /// <param name="samples">The caller alone: 8 kHz, 16 bits, mono.</param>
    /// <param name="greeting">How long the greeting was; the rest is the caller's answer.</param>
    /// <param name="detector">Tells speech from everything else; a fresh one.</param>
    /// <param name="work">Called after each frame, for a detector that needs somebody to work for it.</param>
    /// <param name="plan">Thresholds, and how long an answer is listened to.</param>
    public static ChallengeObservation Hear(
        ReadOnlySpan<short> samples, TimeSpan greeting, ISpeechDetector detector, Action work, ChallengePlan plan)
    {
        var greetingFrames = SpeechFrame.CountIn(greeting);
        var whole = samples.Length / SpeechFrame.Samples;
        var frames = Math.Min(whole, greetingFrames + SpeechFrame.CountIn(plan.LongestListening));
        var lag = SpeechFrame.CountIn(plan.LongestLag);
        var speech = new HeardSpeech(detector, plan, frames);
        for (var frame = 0; frame < frames; frame++)
        {
            speech.Hear(samples.Slice(frame * SpeechFrame.Samples, SpeechFrame.Samples));
            work();
        }
        // The last frames may lie in a window that is not full yet: silence fills it.
        Span<short> silence = stackalloc short[SpeechFrame.Samples];
        silence.Clear();
        for (var frame = 0; frame < lag && speech.Timeline.Count < frames; frame++)
        {
            speech.Hear(silence);
            work();
        }
        speech.Take();
        var end = Math.Min(greetingFrames, frames);
        return new ChallengeObservation
        {
            Timeline = speech.Timeline,
            Greeting = new FrameSpan(0, end),
            Listening = new FrameSpan(end, frames),
        };
    }
}
