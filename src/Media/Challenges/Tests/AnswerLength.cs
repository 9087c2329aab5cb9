using Spit.Media.Speech;

namespace Spit.Media.Challenges.Tests;

/// <summary>Milliseconds of speech after the greeting: an answer is short, a message that is played is not.</summary>
internal sealed class AnswerLength : IChallengeTest
{
    public string Name => nameof(AnswerLength);

    public TestReading Read(ChallengeObservation call)
    {
        if (call.Listening.Length == 0) return TestReading.NotAsked;
        // Who begins before the end, or never stopped, is heard from his own beginning.
        var talk = call.SpurtAt(call.Listening.Start - 1, 0);
        var start = talk.End > call.Listening.Start ? talk.Start : call.Listening.Start;
        var speech = call.Timeline.CountOf(SpeechState.Speech, call.Listening with { Start = start });
        return speech < SpeechTimeline.ShortestSpurt
            ? TestReading.NotAsked
            : TestReading.Of(speech * SpeechFrame.Milliseconds);
    }
}
