using Spit.Media.Speech;

namespace Spit.Media.Challenges.Tests;

/// <summary>Milliseconds from the end of the greeting to the caller's answer.</summary>
internal sealed class ResponseLatency : IChallengeTest
{
    private const int LongEnoughMilliseconds = 3000;

    public string Name => nameof(ResponseLatency);

    public TestReading Read(ChallengeObservation call)
    {
        var listening = call.Listening;
        if (listening.Length == 0 || call.SpurtAt(listening.Start - 1, 0).Length > 0) return TestReading.NotAsked;
        var answer = call.Timeline.NextSpurt(listening.Start, listening.End);
        if (answer.Length > 0) return TestReading.Of(new FrameSpan(listening.Start, answer.Start).Milliseconds);
        return call.KnownMilliseconds(listening) < LongEnoughMilliseconds ? TestReading.NotAsked : TestReading.Nothing;
    }
}
