using System.Globalization;

namespace Spit.Simulator.Reporting;

/// <summary>What became of the human and of the robot at the answering machine.</summary>
internal sealed record ChallengeSummary
{
    public required SpokenOutcome Human { get; init; }

    public required SpokenOutcome Robot { get; init; }

    /// <summary>Both met the machine; the human got past it and was heard, the robot got no further.</summary>
    internal bool IsAsWanted =>
        Human is { Challenged: true, IsHeardBothWays: true } && Robot is { Challenged: true, Connected: false };

    /// <summary>The same in words.</summary>
    public IEnumerable<string> Explain()
    {
        yield return Human switch
        {
            { Challenged: false } => "The human was not challenged.",
            { Connected: false } => "The human was challenged, and not connected.",
            { IsHeardBothWays: false } => $"The human passed the challenge, but was not heard; {Heard()}.",
            _ => $"The human passed the challenge and was connected; {Heard()}.",
        };
        yield return Robot switch
        {
            { Challenged: false } => "The robot was not challenged.",
            { Connected: true } => "The robot passed the challenge.",
            { HungUpOn: true } => "The robot got no further than the machine, which ended the call.",
            _ => "The robot got no further than the machine.",
        };
    }

    private string Heard() => string.Create(
        CultureInfo.InvariantCulture,
        $"caller and callee heard each other with a likeness of {Human.CallerHeard:0.00} and {Human.CalleeHeard:0.00}");
}
