using Spit.Detection.Likelihoods;
using Spit.Detection.Policies;

namespace Spit.Silo.Tests.Backtests;

/// <summary>A policy under which every kind of evidence moves the score, whatever has been learned by now.</summary>
internal static class MeasuredPolicy
{
    private static readonly string[] Suspicions =
    [
        "CAMPAIGN.fingerprint", "CAMPAIGN.pattern", "CAMPAIGN.agent", "SIGNER_REPUTATION.suspicion",
        "PEER_REPUTATION.suspicion", "RANGE_REPUTATION.suspicion", "SOURCE_REPUTATION.address",
        "SOURCE_REPUTATION.network", "CALLEE_HISTORY.suspicion", "SHORT_CALLS.weeks", "SHORT_CALLS.hours",
        "REPUTATION.odds",
    ];

    private static readonly string[] Counts =
    [
        "CALLER_BURST.ten_seconds", "CALLER_BURST.minute", "SOURCE_BURST.hour", "TRUNK_BURST.above_day",
        "SOURCE_CHURN.callers", "CALLEE_FANOUT.hour", "FIRST_CONTACT_RATIO.count", "CALLEE_REPORTS.count",
        "CHALLENGE_RECORD.failed", "NUMBER_SCAN.count", "NO_RECIPROCITY.made_to_received",
    ];

    public static Policy Create() => Policy.Default with
    {
        Revision = "measured",
        Thresholds = new Thresholds { Tag = 0, Challenge = 1.5, Block = 4 },
        Likelihoods = new LikelihoodTable(
            "chosen for a test",
            Outcomes(LikelihoodTable.Default.OfCaller),
            Outcomes(LikelihoodTable.Default.OfStranger),
            Suspicions.Select(name => (name, Curve: new Curve([-4, 4], [-1.6, 1.6])))
                .Concat(Counts.Select(name => (name, Curve: new Curve([0, 8], [-0.2, 1.4]))))
                .ToDictionary(pair => pair.name, pair => pair.Curve)),
    };

    private static double[] Outcomes(Func<int, double> points) =>
        [.. Enumerable.Range(0, OutcomeCategory.Count).Select(points)];
}
