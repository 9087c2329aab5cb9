using Spit.Detection.Standings;

namespace Spit.Silo.Standings;

/// <summary>What a silo knew of an attempt's standings at one moment: of each kind at most one.</summary>
/// <param name="News">What the board held; null where it held nothing.</param>
/// <param name="Callee">What the owner said, when it lives in this silo; else it is among the news.</param>
/// <param name="Identity">As <paramref name="Callee"/>.</param>
internal readonly record struct HeldStandings(
    StandingNews?[] News, StandingEvidence? Callee, StandingEvidence? Identity)
{
    public static HeldStandings None { get; } = new([], null, null);

    /// <summary>Those of which something is known.</summary>
    public IEnumerable<(StandingKind Kind, StandingEvidence Evidence)> All()
    {
        foreach (var news in News)
        {
            if (news is not null)
            {
                yield return (news.Entry.Key.Kind, news.Evidence);
            }
        }
        if (Callee is not null)
        {
            yield return (StandingKind.Callee, Callee);
        }
        if (Identity is not null)
        {
            yield return (StandingKind.Identity, Identity);
        }
    }
}
