using Spit.Detection.Identities;

namespace Spit.Detection.Standings;

/// <summary>
/// How and over what an attempt came: what it has in common with others whoever calls, whom and from where.
/// </summary>
/// <remarks>There are few of them, so whoever is asked about many attempts may keep what follows from one.</remarks>
public readonly record struct CallMake(
    string Fingerprint, string UserAgent, string Trunk, string Signer, Attestation Attestation, string Pattern)
{
    /// <summary>The most keys that follow from a make.</summary>
    public const int MostKeys = 5;

    /// <param name="attempt">Whose make.</param>
    /// <param name="plan">Tells what kind of number the caller's is.</param>
    public static CallMake Of(CallAttempt attempt, NumberPlan plan) => new(
        attempt.Fingerprint,
        attempt.UserAgent,
        attempt.Trunk,
        attempt.Signer,
        attempt.Attestation,
        CallPattern.Of(attempt, plan).Name);

    /// <summary>Writes the keys that follow from it, in the order of <see cref="StandingKind"/>.</summary>
    /// <param name="keys">Room for <see cref="MostKeys"/>.</param>
    /// <returns>How many keys there are.</returns>
    public int Write(Span<StandingKey> keys)
    {
        var count = 0;
        if (Fingerprint.Length > 0)
        {
            keys[count++] = new(StandingKind.Fingerprint, Fingerprint);
            keys[count++] = new(StandingKind.Pattern, string.Concat(Fingerprint, "/", Trunk, "/") + Pattern);
        }
        if (UserAgent.Length > 0) keys[count++] = new(StandingKind.Agent, string.Concat(UserAgent, "/", Trunk));
        keys[count++] = new(StandingKind.Signer, string.Concat(Signer, "/", Names.Of(Attestation), "/") + Trunk);
        keys[count++] = new(StandingKind.Trunk, string.Concat(Trunk, "/", Pattern));
        return count;
    }
}
