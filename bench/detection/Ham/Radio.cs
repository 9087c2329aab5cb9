using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>A radio phone-in: thousands call one number within minutes, mostly 486, again and again [traps].</summary>
internal sealed class Radio : HamScenario
{
    private readonly Party _studio;
    private readonly int _games;
    private readonly double _minutes;
    private readonly Answering _answering;

    public Radio(Setting setting) : base(setting, "radio", 2_200)
    {
        _studio = Party.Of(World.Numbers.Take(Dice, Dice.Int(0, World.Numbers.Villages - 1)));
        _games = Shape.Int(1, 4);
        _minutes = Shape.Between(2, 9);
        _answering = new Answering(
            Shape.Between(0.01, 0.06), Length.Any(Shape, 50, 0.9),
            new Choice<int>((486, 12), (503, Shape.Between(0.1, 3)), (480, 0.5), (487, 1)), 0, 3);
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        for (var game = 0; game < _games; game++)
        {
            var begin = day.At(Dice.Between(7, 19));
            for (var placed = 0; placed < calls / _games;)
            {
                var caller = Dice.Chance(0.65) ? World.Subscriber(Dice) : Dice.Pick(World.Foreign);
                var at = begin + (long)(Dice.Unit() * _minutes * 60_000);
                for (var tries = 1 + Dice.Round(Dice.Exponential(2.5)); tries > 0; tries--, placed++)
                {
                    var outcome = _answering.Draw(Dice);
                    sheet.Place(Theme, caller.Line, _studio, at, outcome);
                    if (outcome.IsAnswered) break;
                    at += Dice.Int(3_000, 30_000);
                }
                placed++;
            }
        }
    }
}
