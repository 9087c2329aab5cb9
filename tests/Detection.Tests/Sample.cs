using CsCheck;
using Spit.Detection.Lists;

namespace Spit.Detection.Tests;

/// <summary>Attempts and evidence to judge.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static CallAttempt Attempt { get; } = new()
    {
        Caller = new CallerKey(TrustClass.Peer, "+493023125001"),
        Callee = "+493023125002",
        Source = default,
        At = Now,
    };

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
            Ended24h = calls.Item1,
            Answered24h = calls.Item1 * calls.Item2,
            Short24h = calls.Item1 * calls.Item2 * calls.Item3,
            Good = experience.Item1,
            Bad = experience.Item2,
        };

    public static Gen<SourceEvidence> Sources { get; } =
        from rates in Gen.Select(Gen.Double[0, 2000], Gen.Double[0, 2000], Gen.Double[0, 3])
        select new SourceEvidence { Attempts10s = rates.Item1, Callers1h = rates.Item2, GoodCallers24h = rates.Item3 };

    public static Gen<Evidence> Evidence { get; } =
        from caller in Gen.Null(Callers)
        from source in Gen.Null(Sources)
        from list in Gen.OneOf<ListKind?>(null, null, null, ListKind.Allow, ListKind.Block)
        select new Evidence { Caller = caller, Source = source, Listed = list is { } kind ? Entry(kind) : null };

    public static ListEntry Entry(ListKind list) => new()
    {
        List = list,
        Kind = PatternKind.Caller,
        Pattern = "+493023125001",
        Reason = "seen before",
        Author = "operator",
        Created = Now,
    };
}
