namespace Spit.Media.Challenges.Tests;

/// <summary>Seconds in which nothing at all was said, from a caller who has not spoken yet.</summary>
/// <remarks>A silent robot and a silent person look alike: this must not weigh much.</remarks>
internal sealed class Silence : IChallengeTest
{
    private const int LeastKnownMilliseconds = 800;

    public string Name => nameof(Silence);

    public TestReading Read(ChallengeObservation call)
    {
        var known = call.KnownMilliseconds(call.Whole);
        return known < LeastKnownMilliseconds || call.Timeline.NextSpurt(0, call.Whole.End).Length > 0
            ? TestReading.NotAsked
            : TestReading.Of(known / 1000.0);
    }
}
