using Spit.Media.Speech;

namespace Spit.Media.Challenges.Tests;

/// <summary>Milliseconds of speech after the greeting: an answer is short, a message that is played is not.</summary>
internal sealed class AnswerLength : IChallengeTest
{
    public string Name => nameof(AnswerLength);

    public TestReading Read(ChallengeObservation call)
    {
        var speech = call.Timeline.CountOf(SpeechState.Speech, call.Listening);
        return speech < SpeechTimeline.ShortestSpurt
            ? TestReading.NotAsked
            : TestReading.Of(speech * SpeechFrame.Milliseconds);
    }
}
