using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>
/// A crisis line: callers who withhold their numbers, long talks, many attempts while it is busy [traps].
/// </summary>
internal sealed class Crisis : HamScenario
{
    private readonly Party _hidden;
    private readonly Party[] _lines;
    private readonly double _anonymous;
    private readonly Answering _answering;

    public Crisis(Setting setting) : base(setting, "crisis", 500)
    {
        _hidden = Withheld.Party(Shape);
        _lines = [.. Enumerable.Range(0, Scaled(1, 3)).Select(_ => Party.Of(World.Numbers.Take(Dice, 0)))];
        _anonymous = Shape.Between(0.5, 0.9);
        _answering = new Answering(
            Shape.Between(0.35, 0.7),
            Length.Any(Shape, Shape.Between(500, 1500), Shape.Between(0.8, 1.2), 2),
            new Choice<int>((486, 3), (487, 2), (480, 0.5)), 0.02, Shape.Between(3, 20));
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        var profile = DayProfile.Peaks(0.3, (22.5, 3, 1), (14, 4, 0.4));
        for (var placed = 0; placed < calls;)
        {
            var person = Dice.Chance(0.6) ? World.Subscriber(Dice) : Dice.Pick(World.Foreign);
            var line = Dice.Chance(_anonymous) ? person.Line with { Party = _hidden } : person.Line;
            var callee = Dice.Pick(_lines);
            var at = day.Draw(profile, Dice);
            for (var tries = Dice.Int(1, 9); tries > 0; tries--, placed++)
            {
                var outcome = _answering.Draw(Dice);
                sheet.Place(Theme, line, callee, at, outcome);
                if (outcome.IsAnswered) break;
                at += Dice.Int(20_000, 600_000);
            }
            placed++;
        }
    }
}
