namespace Spit.Media.Challenges.Tests;

/// <summary>Whether the digit was pressed that was asked for: see <see cref="KeyedAnswer"/> for the scale.</summary>
internal sealed class KeyedDigit : IChallengeTest
{
    public string Name => nameof(KeyedDigit);

    public TestReading Read(ChallengeObservation call) => call.Keyed == KeyedAnswer.NotAsked
        ? TestReading.NotAsked
        : TestReading.Of((int)call.Keyed);
}
