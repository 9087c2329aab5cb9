namespace Spit.DetectionBench.Poisoning;

/// <summary>The attacks whose curves are drawn.</summary>
internal static class Attacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        .. from kind in Enum.GetValues<VictimKind>()
           from manner in Enum.GetValues<SmearManner>()
           select new Smear(kind, manner),
        .. from way in Enum.GetValues<PraiseWay>() select new Whitewash("loud", callsPerDay: 150, bursts: 3, way),
        .. from way in Enum.GetValues<PraiseWay>() select new Whitewash("lowslow", callsPerDay: 40, bursts: 0, way),
    ];

    public static IEnumerable<PoisonCase> Cases =>
        All.SelectMany(a => a.Strengths, (attack, strength) => new PoisonCase(attack, strength));
}
