using System.Collections.Immutable;
using CsCheck;
using Spit.Detection.Likelihoods;
using Spit.Detection.Policies;
using Spit.Detection.Replays;
using Spit.Detection.Signals;
using Spit.Detection.Standings;

namespace Spit.Detection.Tests.Replays;

/// <summary>Calls and policies of every kind, to record and to replay.</summary>
internal static class Recorded
{
    private static readonly Gen<StandingEvidence?> Standing =
        from counts in Gen.Select(Gen.Double[-4, 6], Gen.Double[0, 100], Gen.Double[0, 500], Gen.Double[0, 500])
        from isKnown in Gen.Bool
        select isKnown
            ? new StandingEvidence
            {
                Suspicion = counts.Item1,
                Learnt = counts.Item2,
                Strangers1h = counts.Item3,
                Strangers24h = counts.Item3,
                Regulars24h = counts.Item4,
                Callers24h = counts.Item3,
            }
            : null;

    private static readonly StandingKey[] Keys =
        [.. Enum.GetValues<StandingKind>().Select(kind => new StandingKey(kind, ""))];

    private static readonly Gen<CallAttempt> Attempts =
        from caller in Gen.OneOf<string>("+493023125001", "+493023125198", "+441632960001", "anonymous", "tel:400")
        from trust in Gen.Enum<TrustClass>()
        from agent in Gen.OneOf<string>("", "friendly-scanner", "Phone/1.0 \"ö\"")
        from attestation in Gen.Enum<Attestation>()
        from address in Gen.Select(Gen.ULong, Gen.ULong)
        from ticks in Gen.Long[0, TimeSpan.TicksPerDay * 365]
        from isEmergency in Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true)))
        select new CallAttempt
        {
            Caller = new CallerKey(trust, caller),
            Callee = "+493023125002",
            Source = new SourceAddress(address.Item1, address.Item2),
            Trunk = "north",
            At = Sample.Now + TimeSpan.FromTicks(ticks),
            UserAgent = agent,
            Fingerprint = "00ff",
            Attestation = attestation,
            Signer = "signer",
            Pop = "fra1",
            IsEmergency = isEmergency,
        };

    /// <summary>A policy that has learned nothing: only what is decided counts.</summary>
    public static Policy Bare { get; } = Policy.Default with { Likelihoods = Table([]) };

    /// <summary>A policy under which every measure counts, one way or the other.</summary>
    public static Gen<Policy> Policies { get; } =
        from slopes in Gen.Double[-0.5, 1].Array[SignalCatalogue.Facets.Length]
        from thresholds in Gen.Select(Gen.Double[-2, 1], Gen.Double[1, 3], Gen.Double[3, 8])
        from greylist in Gen.Bool
        from weight in Gen.Double[0, 3]
        from shadowed in Gen.OneOf<string>([.. Symbols.All])
        select new Policy
        {
            Revision = "r" + weight.ToString("0", System.Globalization.CultureInfo.InvariantCulture),
            Likelihoods = Table(slopes),
            Thresholds = new Thresholds
            {
                Tag = thresholds.Item1,
                Greylist = greylist ? thresholds.Item2 : null,
                Challenge = thresholds.Item2,
                Block = thresholds.Item3,
            },
            Weights = ImmutableDictionary<string, double>.Empty.Add(Symbols.CallerBurst, weight),
            Shadowed = [shadowed],
            Honeypots = ["+493023125002"],
            DoNotOriginate = ["+493023125198"],
            Exceptions = weight > 2 ? [new PolicyException("north", null, "+44", Disposition.Tag)] : [],
        };

    public static Gen<Evidence> Evidence { get; } =
        from known in Sample.Evidence
        from standings in Standing.Array[Keys.Length]
        select known with { Standings = StandingSet.Of(Keys, standings) };

    public static Gen<VerdictRecord> Under(Policy policy) =>
        from attempt in Attempts
        from evidence in Evidence
        select VerdictRecord.Of(attempt, evidence, policy);

    private static LikelihoodTable Table(double[] slopes)
    {
        var outcomes = new double[OutcomeCategory.Count];
        var curves = new Dictionary<string, Curve>(StringComparer.Ordinal);
        for (var i = 0; i < slopes.Length; i++)
            curves[SignalCatalogue.Facets[i].Name] = new Curve([0, 5], [0, slopes[i]]);
        return new LikelihoodTable("made up", outcomes, outcomes, curves);
    }
}
