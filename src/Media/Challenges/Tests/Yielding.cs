using Spit.Media.Speech;

namespace Spit.Media.Challenges.Tests;

/// <summary>Milliseconds that a caller who was talking when the greeting began talked on over it.</summary>
internal sealed class Yielding : IChallengeTest
{
    // Who begins together with the greeting was interrupted by it too.
    private static readonly int Slack = SpeechFrame.CountIn(TimeSpan.FromMilliseconds(300));

    public string Name => nameof(Yielding);

    public TestReading Read(ChallengeObservation call)
    {
        if (call.Greeting.Length == 0) return TestReading.NotAsked;
        var spurt = call.SpurtAt(call.Greeting.Start, Slack);
        return spurt.Length == 0 ? TestReading.NotAsked : TestReading.Of(spurt.Within(call.Greeting).Milliseconds);
    }
}
