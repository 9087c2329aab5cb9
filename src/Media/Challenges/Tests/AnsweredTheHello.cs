using Spit.Media.Speech;

namespace Spit.Media.Challenges.Tests;

/// <summary>Milliseconds of speech in the silence after the short hello.</summary>
/// <remarks>
/// Answering-machine detection takes up to 1.5 s of speech followed by about 1 s of silence for a person, and the robot
/// begins; it has no reason to stop when the greeting comes.
/// </remarks>
internal sealed class AnsweredTheHello : IChallengeTest
{
    public string Name => nameof(AnsweredTheHello);

    public TestReading Read(ChallengeObservation call)
    {
        if (call.KnownMilliseconds(call.Pause) * 2 < call.Pause.Milliseconds || call.Pause.Length == 0)
            return TestReading.NotAsked;
        var speech = call.Timeline.CountOf(SpeechState.Speech, call.Pause);
        return speech < SpeechTimeline.ShortestSpurt
            ? TestReading.Nothing
            : TestReading.Of(speech * SpeechFrame.Milliseconds);
    }
}
