using Spit.Media.Speech;

namespace Spit.Media.Challenges.Tests;

/// <summary>
/// Milliseconds from the first sound that is played to the caller's first spurt, up to the greeting's end.
/// </summary>
internal sealed class Onset : IChallengeTest
{
    private const int LeastKnownMilliseconds = 800;

    public string Name => nameof(Onset);

    public TestReading Read(ChallengeObservation call)
    {
        var end = call.Greeting.End;
        if (call.KnownMilliseconds(new FrameSpan(0, end)) < LeastKnownMilliseconds) return TestReading.NotAsked;
        var first = call.Timeline.NextSpurt(0, end);
        return first.Length == 0 ? TestReading.Nothing : TestReading.Of(first.Start * SpeechFrame.Milliseconds);
    }
}
