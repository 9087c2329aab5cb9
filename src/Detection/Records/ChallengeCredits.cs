using System.Collections.Immutable;
using Spit.Detection.Policies;

namespace Spit.Detection.Records;

/// <summary>
/// What a caller earned by passing challenges: for a while he is not challenged again when he calls in the same way,
/// by the same signer and from the same source. Replaced whole; null where there is none.
/// </summary>
/// <remarks>
/// Bound to the way of the call, so that who borrows his number earns nothing by it; limited in time and in calls, so
/// that a robot that passed once is asked again.
/// </remarks>
[GenerateSerializer, Immutable, Alias("spit.ChallengeCredits")]
internal sealed record ChallengeCredits
{
    // Chosen: a phone at home, at work, on the road and one to spare; the oldest gives way.
    private const int Most = 4;

    [Id(0)] public ImmutableArray<ChallengeCredit> Credits { get; init; } = [];

    /// <summary>Adds or renews the credit for one way of calling.</summary>
    public static ChallengeCredits Earn(
        ChallengeCredits? credits, string signer, SourceAddress source, DateTimeOffset now, CreditTerms terms)
    {
        var kept = (credits?.Credits ?? []).RemoveAll(c => c.Until <= now || c.IsFor(signer, source));
        if (kept.Length == Most) kept = kept.RemoveAt(0);
        return new ChallengeCredits
        {
            Credits = kept.Add(new ChallengeCredit(signer, source, now + terms.Time, terms.Calls)),
        };
    }

    /// <summary>Whether the next call that comes in this way is on credit.</summary>
    public bool Holds(string signer, SourceAddress source, DateTimeOffset now) =>
        Find(signer, source, now) >= 0;

    /// <summary>Takes one call off the credit for this way; null when none is left at all.</summary>
    /// <param name="held">Whether there was one to take it off.</param>
    public ChallengeCredits? Use(string signer, SourceAddress source, DateTimeOffset now, out bool held)
    {
        var place = Find(signer, source, now);
        held = place >= 0;
        if (!held) return this;
        var credit = Credits[place];
        var left = credit.CallsLeft > 1
            ? Credits.SetItem(place, credit with { CallsLeft = credit.CallsLeft - 1 })
            : Credits.RemoveAt(place);
        return left.IsEmpty ? null : this with { Credits = left };
    }

    private int Find(string signer, SourceAddress source, DateTimeOffset now)
    {
        for (var i = 0; i < Credits.Length; i++)
        {
            if (Credits[i].Until > now && Credits[i].IsFor(signer, source)) return i;
        }
        return -1;
    }
}
