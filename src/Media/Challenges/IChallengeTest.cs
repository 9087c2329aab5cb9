namespace Spit.Media.Challenges;

/// <summary>One question to a call. What its answer is worth is data: <see cref="ChallengeLikelihoods"/>.</summary>
public interface IChallengeTest
{
    /// <summary>The name of its curve in <c>likelihoods.json</c>.</summary>
    string Name { get; }

    TestReading Read(ChallengeObservation call);
}
