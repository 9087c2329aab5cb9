using Spit.Detection.Backtests;
using Spit.Detection.Likelihoods;
using Spit.Detection.Likelihoods.Learning;
using Spit.Detection.Policies;
using Spit.Detection.Tests.Backtests;

namespace Spit.Detection.Tests.Likelihoods;

public sealed class LikelihoodLearnerTests
{
    [Fact]
    public void Fit_RobotsAmongPeople_TellsThemApartOnOthers()
    {
        var table = Learn(World.Rows(11, 3000));
        var backtest = new Backtest(Policy.Default with { Likelihoods = table });
        var (spam, ham) = (0, 0);
        foreach (var row in World.Rows(12, 3000))
        {
            var isStopped = backtest.Judge(row, out _).Disposition >= Disposition.Greylist;
            if (!isStopped) continue;
            if (row.Class == "spam") spam++;
            else ham++;
        }

        Assert.InRange(spam, 700, 1000);
        Assert.InRange(ham, 0, 20);
    }

    [Fact]
    public void Fit_SameRowsTwice_SameTable()
    {
        var (first, second) = (Learn(World.Rows(13, 500)), Learn(World.Rows(13, 500)));

        Assert.Equal(first.OutcomesOfCaller, second.OutcomesOfCaller);
        Assert.All(first.Curves, c => Assert.Equal(c.Value.Points, second.Curves[c.Key].Points));
    }

    [Fact]
    public void FitOutcomes_ShortTalkIsSpam_LongTalkIsNot()
    {
        var table = Learn(World.Rows(14, 2000));

        Assert.True(table.OfCaller(OutcomeCategory.OfTalk(3)) > 1);
        Assert.True(table.OfCaller(OutcomeCategory.OfTalk(120)) < -1);
        Assert.True(table.OfCaller(OutcomeCategory.ChallengeFailed) > 1);
        Assert.True(table.OfCaller(OutcomeCategory.ChallengePassed) < -1);
        Assert.Equal(0, table.OfCaller(OutcomeCategory.Neutral));
    }

    [Fact]
    public void FitCurves_OnlySome_LeavesTheOthersAsTheyAre()
    {
        var start = Policy.Default.Likelihoods;

        var table = Watch(World.Rows(15, 500)).FitCurves("part", start, curve => curve == "SHORT_CALLS.hours/peer");

        Assert.All(
            table.Curves.Where(c => c.Key != "SHORT_CALLS.hours/peer" && start.Curves.ContainsKey(c.Key)),
            c => Assert.Equal(start.Curves[c.Key].Points.Select(p => Math.Round(p, 9)),
                c.Value.Points.Select(p => Math.Round(p, 9))));
        Assert.NotEqual(start.Curves["SHORT_CALLS.hours/peer"].Points, table.Curves["SHORT_CALLS.hours/peer"].Points);
    }

    private static LikelihoodTable Learn(CallRow[] rows)
    {
        var learner = Watch(rows);
        return learner.FitCurves("a small world", learner.FitOutcomes("a small world", Policy.Default.Likelihoods));
    }

    private static LikelihoodLearner Watch(CallRow[] rows)
    {
        var learner = new LikelihoodLearner();
        var watching = Policy.Default with { Thresholds = new() { Tag = 1e6, Challenge = 1e6, Block = 1e6 } };
        var backtest = new Backtest(watching, learner);
        foreach (var row in rows)
        {
            backtest.Judge(row, out var evidence);
            learner.Add(row, evidence, watching);
            learner.AddChallenge(row);
        }
        return learner;
    }
}
