using Spit.Media.Speech;

namespace Spit.Media.Challenges.Tests;

/// <summary>The share of speech in what is known of 0.3 to 6 s of the greeting, 0 to 1.</summary>
internal sealed class SpeechWhileGreeting : IChallengeTest
{
    private const int LeastKnownMilliseconds = 800;

    // The first syllable of a greeting tells nobody yet that somebody speaks; what comes after 6 s is an answer given
    // too early as often as a robot.
    private static readonly int From = SpeechFrame.CountIn(TimeSpan.FromMilliseconds(300));
    private static readonly int To = SpeechFrame.CountIn(TimeSpan.FromSeconds(6));

    public string Name => nameof(SpeechWhileGreeting);

    /// <summary>Where the share is taken.</summary>
    public static FrameSpan SpanIn(FrameSpan greeting) =>
        greeting.Within(new FrameSpan(greeting.Start + From, greeting.Start + To));

    public TestReading Read(ChallengeObservation call)
    {
        var span = SpanIn(call.Greeting);
        return call.KnownMilliseconds(span) < LeastKnownMilliseconds
            ? TestReading.NotAsked
            : TestReading.Of(call.Timeline.RatioIn(span));
    }
}
