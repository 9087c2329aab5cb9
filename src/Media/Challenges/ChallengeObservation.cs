using Spit.Media.Speech;

namespace Spit.Media.Challenges;

/// <summary>One call as far as it was heard: who spoke when, beside what was played when.</summary>
/// <remarks>Stretches count frames from the first one that was heard; one that was not played is empty.</remarks>
public sealed record ChallengeObservation
{
    /// <summary>What the caller said.</summary>
    public required SpeechTimeline Timeline { get; init; }

    /// <summary>
    /// The silence between the hello and the greeting; empty in a recording that starts with the greeting.
    /// </summary>
    public FrameSpan Pause { get; init; }

    /// <summary>The greeting, as far as it was played and judged.</summary>
    public required FrameSpan Greeting { get; init; }

    /// <summary>The silence after it, as far as it was judged.</summary>
    public FrameSpan Listening { get; init; }

    public KeyedAnswer Keyed { get; init; } = KeyedAnswer.NotAsked;

    /// <summary>All that was judged, from the first frame on.</summary>
    public FrameSpan Whole => new(0, Math.Max(Greeting.End, Listening.End));

    /// <summary>The time that is known, speech or not, within a stretch.</summary>
    public int KnownMilliseconds(FrameSpan span) =>
        (Timeline.CountOf(SpeechState.Speech, span) + Timeline.CountOf(SpeechState.Quiet, span))
        * SpeechFrame.Milliseconds;

    /// <summary>The spurt that covers a frame, or begins up to <paramref name="slack"/> frames after it.</summary>
    /// <returns>Empty when nobody speaks there.</returns>
    public FrameSpan SpurtAt(int frame, int slack)
    {
        var spurt = Timeline.NextSpurt(0, Whole.End);
        while (spurt.Length > 0 && spurt.End <= frame) spurt = Timeline.NextSpurt(spurt.End, Whole.End);
        return spurt.Start <= frame + slack ? spurt : default;
    }
}
