using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>An honest firm that calls many people one after another, with lines of its own.</summary>
internal sealed class Outbound(World world, Dice dice, IReadOnlyList<Line> lines, Theme theme, Answering answering)
{
    public required DayProfile Profile { get; init; }

    /// <summary>Whom it calls: customers, patients, voters.</summary>
    public required IReadOnlyList<Party> People { get; init; }

    /// <summary>Share of its calls to numbers that are nobody's.</summary>
    public double Unassigned { get; init; }

    /// <summary>Share of the unanswered that is tried again the same day.</summary>
    public double Again { get; init; }

    /// <summary>Share of the called who call back.</summary>
    public double CalledBack { get; init; }

    /// <summary>How unevenly its lines are used: 1 evenly, 2 some far more.</summary>
    public double Skew { get; init; } = 1;

    public IReadOnlyList<Line> Lines => lines;

    public void Emit(Day day, int calls, CallSheet sheet)
    {
        for (var placed = 0; placed < calls; placed++)
        {
            var line = lines[(int)(lines.Count * Math.Pow(dice.Unit(), Skew))];
            var at = day.Draw(Profile, dice);
            if (dice.Chance(Unassigned))
            {
                sheet.Place(theme, line, Party.Of(world.Numbers.Unassigned(dice)), at, Outcome.Failed(404));
                continue;
            }
            var callee = dice.Pick(People);
            var outcome = answering.Draw(dice);
            sheet.Place(theme, line, callee, at, outcome);
            if (outcome.IsAnswered || !dice.Chance(Again)) continue;
            sheet.Place(theme, line, callee, at + dice.Int(600_000, 9_000_000), answering.Draw(dice));
            placed++;
        }
        for (var i = (int)(calls * CalledBack); i > 0; i--)
        {
            var caller = dice.Pick(world.Own);
            var at = day.Draw(world.Business, dice);
            sheet.Place(theme, caller.Line, dice.Pick(lines).Party, at, world.Conversation.Draw(dice));
        }
    }
}
