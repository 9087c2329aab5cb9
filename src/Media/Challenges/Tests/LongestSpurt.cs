namespace Spit.Media.Challenges.Tests;

/// <summary>Milliseconds of the longest spurt within the greeting, pauses up to 300 ms joined.</summary>
internal sealed class LongestSpurt : IChallengeTest
{
    private const int LeastKnownMilliseconds = 800;

    public string Name => nameof(LongestSpurt);

    public TestReading Read(ChallengeObservation call)
    {
        if (call.KnownMilliseconds(call.Greeting) < LeastKnownMilliseconds) return TestReading.NotAsked;
        var longest = call.Timeline.LongestSpurt(call.Greeting);
        return longest.Length == 0 ? TestReading.Nothing : TestReading.Of(longest.Milliseconds);
    }
}
