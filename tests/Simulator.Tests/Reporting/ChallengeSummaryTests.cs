using Spit.Simulator.Reporting;

namespace Spit.Simulator.Tests.Reporting;

public sealed class ChallengeSummaryTests
{
    private static readonly SpokenOutcome Passed = new()
    {
        Challenged = true,
        Connected = true,
        HungUpOn = false,
        CallerHeard = 0.97,
        CalleeHeard = 0.95,
    };

    private static readonly SpokenOutcome Kept = new()
    {
        Challenged = true,
        Connected = false,
        HungUpOn = true,
        CallerHeard = 0,
        CalleeHeard = 0,
    };

    [Fact]
    public void IsAsWanted_HumanPassedRobotKept_IsTrue() =>
        Assert.True(new ChallengeSummary { Human = Passed, Robot = Kept }.IsAsWanted);

    [Fact]
    public void IsAsWanted_AnythingElse_IsFalse() => Assert.All(
        [
            new ChallengeSummary { Human = Kept, Robot = Kept },
            new ChallengeSummary { Human = Passed, Robot = Passed },
            new ChallengeSummary { Human = Passed with { Challenged = false }, Robot = Kept },
            new ChallengeSummary { Human = Passed with { CallerHeard = 0.5 }, Robot = Kept },
            new ChallengeSummary { Human = Passed with { CalleeHeard = 0.5 }, Robot = Kept },
            new ChallengeSummary { Human = Passed, Robot = Kept with { Challenged = false } },
        ],
        summary => Assert.False(summary.IsAsWanted));

    [Fact]
    public void Explain_EachOutcome_IsSaid()
    {
        Assert.Equal(
            [
                "The human passed the challenge and was connected; caller and callee heard each other with a likeness "
                    + "of 0.97 and 0.95.",
                "The robot got no further than the machine, which ended the call.",
            ],
            new ChallengeSummary { Human = Passed, Robot = Kept }.Explain());
        Assert.Equal(
            ["The human was challenged, and not connected.", "The robot passed the challenge."],
            new ChallengeSummary { Human = Kept, Robot = Passed }.Explain());
        Assert.Equal(
            ["The human was not challenged.", "The robot was not challenged."],
            new ChallengeSummary
            {
                Human = Passed with { Challenged = false },
                Robot = Kept with { Challenged = false },
            }.Explain());
    }

    [Fact]
    public void ToJson_SummaryWithAChallenge_HasTheAgreedNames()
    {
        var summary = new Ledger(["fra1"], _ => { }).Summarise() with
        {
            Challenge = new ChallengeSummary { Human = Passed, Robot = Kept },
        };

        Assert.EndsWith(
            ",\"failed\":0,\"challenge\":{\"human\":{\"challenged\":true,\"connected\":true,\"hungUpOn\":false,"
            + "\"callerHeard\":0.97,\"calleeHeard\":0.95},\"robot\":{\"challenged\":true,\"connected\":false,"
            + "\"hungUpOn\":true,\"callerHeard\":0,\"calleeHeard\":0}}}",
            summary.ToJson(),
            StringComparison.Ordinal);
    }
}
