namespace Spit.DetectionBench.Scoring;

/// <summary>What carriers need before they trust a detector.</summary>
internal static class Bars
{
    private static readonly string[] Untouchable =
    [
        "ham.school", "ham.hospital", "ham.pbx2000", "ham.radio", "ham.callback", "ham.crisis", "ham.forwarder",
        "ham.nat", "ham.emergency",
    ];

    private static readonly (string Class, double Stopped)[] StoppedShares =
    [
        ("loud", 0.98), ("silent", 0.98), ("spoofed", 0.98), ("scan", 0.98), ("neighbour", 0.98), ("wangiri", 0.97),
        ("rotating", 0.97), ("snowshoe", 0.97), ("sleeper", 0.96), ("lowslow", 0.95), ("infected", 0.91),
        ("hijacked", 0.89), ("rotlow", 0.78), ("mimic", 0.65), ("internal", 1),
    ];

    private static readonly (string Class, double Blocked)[] BlockedShares =
        [("loud", 0.96), ("snowshoe", 0.78), ("lowslow", 0.82)];

    public static IEnumerable<Bar> Of(Pool pool)
    {
        var ham = pool.Ham;
        yield return new("honest calls blocked", 2e-5, false, ham.Share(ham.Blocked), ham.Calls);
        yield return new("honest calls challenged or greylisted", 1.5e-3, false, ham.Share(ham.Held), ham.Calls);
        var (worst, share) = pool.WorstHam;
        yield return new($"worst honest class stopped ({worst})", 0.05, false, share, ham.Calls);
        yield return new("precision at 8 % prevalence", 0.9995, true, pool.Precision, pool.Spam.Calls);
        foreach (var name in Untouchable)
        {
            var tally = pool.Of(name);
            yield return new($"{name} blocked", 0, false, tally.Share(tally.Blocked), tally.Calls);
        }
        foreach (var (name, least) in StoppedShares)
        {
            var tally = pool.Of("spam." + name);
            yield return new($"spam.{name} stopped", least, true, tally.Share(tally.Stopped), tally.Calls);
        }
        foreach (var (name, least) in BlockedShares)
        {
            var tally = pool.Of("spam." + name);
            yield return new($"spam.{name} blocked", least, true, tally.Share(tally.Blocked), tally.Calls);
        }
    }
}
