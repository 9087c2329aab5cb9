using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Leaks;

/// <summary>Looks for columns of the workload that give the answer away.</summary>
internal static class LeakCheck
{
    /// <summary>Chosen: far above the 2e-5 that a detector may block, so that a column has it easy.</summary>
    public const double FalsePositives = 1e-3;

    /// <summary>
    /// No column known before the call may find more spam than this at those false positives. Chosen.
    /// </summary>
    public const double MostRecall = 0.25;

    /// <summary>
    /// No column known before the call may tell better than this. Chosen; spam comes from outside, so that the trunk
    /// alone is worth something in any carrier's records.
    /// </summary>
    public const double MostBalancedAccuracy = 0.9;

    public static IEnumerable<(Feature Feature, LeakFigures SameShape, LeakFigures OtherShape)> Run(
        IReadOnlyList<Call> train, IReadOnlyList<Call> sameShape, IReadOnlyList<Call> otherShape)
    {
        foreach (var feature in Features.All)
        {
            var classifier = new LookupClassifier(feature, train);
            yield return (
                feature, classifier.Judge(sameShape, FalsePositives), classifier.Judge(otherShape, FalsePositives));
        }
    }

    public static bool Tells(Feature feature, LeakFigures figures) =>
        !feature.IsOutcome && (figures.Recall > MostRecall || figures.BalancedAccuracy > MostBalancedAccuracy);
}
