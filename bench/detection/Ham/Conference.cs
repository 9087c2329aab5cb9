using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>Conference bridges: everybody dials one number at the full hour and stays long.</summary>
internal sealed class Conference : HamScenario
{
    private readonly Party[] _bridges;
    private readonly Length _talk;

    public Conference(Setting setting) : base(setting, "conference", 1_100)
    {
        _bridges = [.. Enumerable.Range(0, Scaled(2, 8)).Select(_ => Party.Of(World.Numbers.Take(Dice, 0)))];
        _talk = Length.Any(Shape, Shape.Between(1_200, 2_800), Shape.Between(0.4, 0.8), 10, 10_800);
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        for (var placed = 0; placed < calls;)
        {
            var hour = Math.Round(World.Business.Draw(Dice) / 1_800_000.0) / 2;
            var bridge = Dice.Pick(_bridges);
            for (var guests = Dice.Int(3, 25); guests > 0; guests--, placed++)
            {
                var guest = Dice.Chance(0.5) ? World.Subscriber(Dice) : Dice.Pick(World.Foreign);
                var at = day.At(hour) + (long)(Dice.Normal() * 90_000);
                sheet.Place(Theme, guest.Line, bridge, at, Outcome.Answered(Dice.Between(0.3, 2), _talk.Draw(Dice)));
            }
        }
    }
}
