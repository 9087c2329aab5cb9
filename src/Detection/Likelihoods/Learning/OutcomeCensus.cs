namespace Spit.Detection.Likelihoods.Learning;

/// <summary>Counts how spam and ham calls end, and tells the likelihood ratios.</summary>
internal sealed class OutcomeCensus
{
    // Chosen: no single call says more than this, however clear a set of records looks.
    private const double MostPoints = 3.5;

    // In weighted calls; keeps a category that one side hardly has from being certain.
    private const double Smoothing = 0.002;

    private readonly double[] _spam = new double[OutcomeCategory.Count];
    private readonly double[] _ham = new double[OutcomeCategory.Count];

    public void Add(int category, bool isSpam, double weight)
    {
        if (category < 0) return;
        (isSpam ? _spam : _ham)[category] += weight;
    }

    public double[] LogRatios()
    {
        var ratios = new double[OutcomeCategory.Count];
        // A complaint comes beside the end of a call: its rate is among ended calls, as every end's is.
        Write(ratios, 0, OutcomeCategory.Unwanted, EndsOf(_spam), EndsOf(_ham));
        Write(ratios, OutcomeCategory.Unwanted, OutcomeCategory.Unwanted + 1, EndsOf(_spam), EndsOf(_ham));
        Write(ratios, OutcomeCategory.ChallengePassed, OutcomeCategory.Count, ChallengesOf(_spam), ChallengesOf(_ham));
        return ratios;
    }

    private void Write(double[] ratios, int from, int to, double spam, double ham)
    {
        for (var i = from; i < to; i++)
        {
            if (spam == 0 || ham == 0) continue;
            var ratio = Math.Log(((_spam[i] / spam) + Smoothing) / ((_ham[i] / ham) + Smoothing));
            ratios[i] = Math.Clamp(ratio, -MostPoints, MostPoints);
        }
    }

    private static double EndsOf(double[] counts) => counts[..OutcomeCategory.Unwanted].Sum();

    private static double ChallengesOf(double[] counts) =>
        counts[OutcomeCategory.ChallengePassed] + counts[OutcomeCategory.ChallengeFailed];
}
