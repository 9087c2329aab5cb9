using Spit.Media.Speech;

namespace Spit.Media.Challenges.Tests;

/// <summary>Seconds in which nothing at all was said, from a caller who has not spoken yet.</summary>
/// <remarks>A silent robot and a silent person look alike: this must not weigh much.</remarks>
internal sealed class Silence : IChallengeTest
{
    public string Name => nameof(Silence);

    public TestReading Read(ChallengeObservation call) =>
        call.Timeline.NextSpurt(0, call.Whole.End).Length > 0
            ? TestReading.NotAsked
            : TestReading.Of(call.Timeline.CountOf(SpeechState.Quiet, call.Whole) * SpeechFrame.Milliseconds / 1000.0);
}
