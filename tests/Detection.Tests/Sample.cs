using CsCheck;
using Spit.Detection.Likelihoods;
using Spit.Detection.Lists;
using Spit.Detection.Policies;
using Spit.Detection.Standings;

namespace Spit.Detection.Tests;

/// <summary>Attempts and evidence to judge.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A policy with few, simple curves, so that tests of the judge do not rest on what was learned.</summary>
    public static Policy Policy { get; } = new()
    {
        Likelihoods = Likelihoods(),
        Thresholds = new() { Tag = 1, Challenge = 2, Block = 5 },
    };

    public static CallAttempt Attempt { get; } = new()
    {
        Caller = new CallerKey(TrustClass.Peer, "+493023125001"),
        Callee = "+493023125002",
        Source = default,
        At = Now,
    };

    /// <summary>A make and a trunk whose strangers failed challenges.</summary>
    public static StandingSet BadCompany { get; } = StandingSet.Of(
        [new(StandingKind.Pattern, "make"), new(StandingKind.Trunk, "trunk")],
        [
            new() { Suspicion = 6, Learnt = 50, Proofs = 9, Strangers24h = 50 },
            new() { Suspicion = 6, Learnt = 500, Proofs = 9, Strangers24h = 500 },
        ]);

    /// <summary>Any caller, plausible or not.</summary>
    public static Gen<CallerEvidence> Callers { get; } =
        from rates in Gen.Select(Gen.Double[0, 2000], Gen.Double[0, 2000], Gen.Double[0, 5000], Gen.Double[0, 100])
        from calls in Gen.Select(Gen.Double[0, 200], Gen.Double[0, 1], Gen.Double[0, 1])
        from experience in Gen.Select(Gen.Double[0, 100], Gen.Double[0, 100])
        select new CallerEvidence
        {
            Attempts10s = rates.Item1,
            Attempts1m = rates.Item2,
            Attempts1h = rates.Item3,
            Attempts24h = rates.Item4,
            Callees1h = rates.Item4,
            AboveUsual = rates.Item1,
            FirstContacts24h = rates.Item4,
            ChallengesFailed = Math.Floor(experience.Item1 / 30),
            Suspicion = (calls.Item3 * 12) - 6,
            RecentSuspicion = (calls.Item2 * 12) - 6,
            Ended24h = calls.Item1,
            Answered24h = calls.Item1 * calls.Item2,
            Short24h = calls.Item1 * calls.Item2 * calls.Item3,
            Good = experience.Item1,
            Bad = experience.Item2,
        };

    public static Gen<SourceEvidence> Sources { get; } =
        from rates in Gen.Select(Gen.Double[0, 2000], Gen.Double[0, 2000], Gen.Double[0, 3])
        select new SourceEvidence { Attempts10s = rates.Item1, Callers1h = rates.Item2, GoodCallers24h = rates.Item3 };

    public static Gen<StandingSet> Standings { get; } =
        from shares in Gen.Double[-6, 6].Array[StandingKeys.Most]
        from counts in Gen.Double[0, 500].Array[StandingKeys.Most]
        select SetOf(shares, counts);

    public static Gen<Evidence> Evidence { get; } =
        from caller in Gen.Null(Callers)
        from source in Gen.Null(Sources)
        from standings in Standings
        from list in Gen.OneOf<ListKind?>(null, null, null, ListKind.Allow, ListKind.Block)
        select new Evidence
        {
            Caller = caller,
            Source = source,
            Standings = standings,
            Listed = list is { } kind ? Entry(kind) : null,
        };

    public static ListEntry Entry(ListKind list) => new()
    {
        List = list,
        Kind = PatternKind.Caller,
        Pattern = "+493023125001",
        Reason = "seen before",
        Author = "operator",
        Created = Now,
    };

    private static StandingSet SetOf(double[] shares, double[] counts) => StandingSet.Of(
        [.. Enum.GetValues<StandingKind>().Select(kind => new StandingKey(kind, "any"))],
        [.. shares.Zip(counts, (share, count) => new StandingEvidence
        {
            Suspicion = share,
            Learnt = count,
            Strangers1h = count,
            Strangers24h = count * 2,
            Regulars24h = count / 2,
            Callers24h = count,
        })]);

    private static LikelihoodTable Likelihoods() => new(
        "chosen for tests",
        LikelihoodTable.Default.OutcomesOfCaller,
        LikelihoodTable.Default.OutcomesOfStranger,
        new Dictionary<string, Curve>
        {
            ["CAMPAIGN.pattern"] = new([5, 6], [0, 3]),
            ["PEER_REPUTATION.suspicion"] = new([5, 6], [0, 3]),
            ["CALLEE_FANOUT.hour"] = new([3, 8], [0, 2.5]),
            ["CHALLENGE_RECORD.net"] = new([0, 2], [0, 0.2]),
            ["SOURCE_BURST.ten_seconds"] = new([7, 10], [0, 4]),
            ["SOURCE_CHURN.callers"] = new([7, 10], [0, 4]),
        });
}
