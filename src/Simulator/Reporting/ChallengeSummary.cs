using System.Globalization;

namespace Spit.Simulator.Reporting;

/// <summary>What became of the human and of the robot at the answering machine.</summary>
internal sealed record ChallengeSummary
{
    public required SpokenOutcome Human { get; init; }

    public required SpokenOutcome Robot { get; init; }

    /// <summary>The human got through and was heard; the robot was taken by the machine, and got no further.</summary>
    internal bool IsAsWanted => Human.IsHeardBothWays && Robot is { Answered: true, Connected: false };

    /// <summary>The same in words.</summary>
    public IEnumerable<string> Explain()
    {
        yield return (Human.IsHeardBothWays, Human.Connected, Human.Answered) switch
        {
            (true, _, _) => $"The human passed the challenge and was connected; {Heard()}.",
            (_, true, _) => $"The human was connected, but not heard: {Heard()}.",
            (_, _, true) => "The human was answered, but not connected.",
            _ => "The human was not answered.",
        };
        yield return (Robot.Connected, Robot.Answered) switch
        {
            (true, _) => "The robot was connected.",
            (_, true) when Robot.HungUpOn => "The robot got no further than the machine, which ended the call.",
            (_, true) => "The robot got no further than the machine.",
            _ => "The robot was not answered.",
        };
    }

    private string Heard() => string.Create(
        CultureInfo.InvariantCulture,
        $"caller and callee heard each other (likeness {Human.CallerHeard:0.00} and {Human.CalleeHeard:0.00})");
}
