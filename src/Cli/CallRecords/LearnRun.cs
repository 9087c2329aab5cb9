using System.Globalization;
using Spit.Detection.Backtests;
using Spit.Detection.Likelihoods;
using Spit.Detection.Likelihoods.Learning;
using Spit.Detection.Policies;

namespace Spit.Cli.CallRecords;

/// <summary>Estimates likelihoods from labelled call records.</summary>
/// <param name="Files">The records.</param>
/// <param name="Start">The policy whose likelihoods are the first guess.</param>
/// <param name="Origin">What the records are, in words; kept in the result.</param>
/// <param name="Passes">How often the records are judged anew with what was learned.</param>
/// <remarks>
/// The first pass delivers every call and learns how calls end. Each further one judges the records by what was learned
/// so far, so that the curves are fitted to what is known when calls are challenged and refused, and not to what would
/// be known if nobody were.
/// </remarks>
internal sealed record LearnRun(IReadOnlyList<string> Files, Policy Start, string Origin, int Passes)
{
    /// <summary>Symbols or facets to learn, everything else staying as it is; empty: everything.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <param name="tell">Is told, in words, what happens.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="FormatException">Something is to be learned that does not exist.</exception>
    public LikelihoodTable Run(Action<string> tell, CancellationToken cancellationToken)
    {
        var unknown = Only.FirstOrDefault(name => !LikelihoodLearner.CurveNames.Any(curve => IsOf(name, curve)));
        if (unknown is not null) throw new FormatException($"--only {unknown}: no such symbol or facet");
        var table = Only.Count > 0 ? Start.Likelihoods : LearnEnds(tell, cancellationToken);
        var curves = new LikelihoodLearner();
        for (var pass = 1; pass <= Passes; pass++)
        {
            if (pass % 2 == 1) curves = new LikelihoodLearner();
            var thresholds = pass < Passes ? Curious(Start.Thresholds) : Start.Thresholds;
            var policy = Start with { Likelihoods = table, Thresholds = thresholds };
            Replay(policy, curves, isCensus: false, cancellationToken);
            table = curves.FitCurves(Origin, table, IsToLearn);
            tell(string.Create(CultureInfo.InvariantCulture, $"pass {pass} of {Passes}: {curves.Count} examples"));
        }
        return table;
    }

    // Who calls strangers all day and was never asked looks like a robot whether he is one or not. Asked early, he has
    // passed, and who passed and who did not can be told apart: what is learned then asks early by itself.
    private static Thresholds Curious(Thresholds usual) => usual with { Challenge = Math.Min(0, usual.Challenge) };

    private static Thresholds Watching { get; } = new() { Tag = 1e6, Challenge = 1e6, Block = 1e6 };

    private LikelihoodTable LearnEnds(Action<string> tell, CancellationToken cancellationToken)
    {
        var census = new LikelihoodLearner();
        Replay(Start with { Thresholds = Watching }, census, isCensus: true, cancellationToken);
        tell("how calls end is learned");
        return census.FitOutcomes(Origin, Start.Likelihoods);
    }

    private bool IsToLearn(string curve) => Only.Count == 0 || Only.Any(name => IsOf(name, curve));

    // A symbol is followed by a dot, a facet by its arrival.
    private static bool IsOf(string name, string curve) => curve == name
        || (curve.StartsWith(name, StringComparison.Ordinal) && curve[name.Length] is ('.' or '/'));

    private void Replay(
        Policy policy, LikelihoodLearner learner, bool isCensus, CancellationToken cancellationToken)
    {
        foreach (var file in Files)
        {
            var backtest = new Backtest(policy, isCensus ? learner : null);
            learner.BeginFile();
            foreach (var row in InOrderOfTime.Sort(CallRecordFile.Read(file, policy, _ => { })))
            {
                cancellationToken.ThrowIfCancellationRequested();
                backtest.Judge(row.Call, out var evidence);
                if (isCensus) learner.AddChallenge(row.Call);
                else learner.Add(row.Call, evidence, policy);
            }
        }
    }
}
