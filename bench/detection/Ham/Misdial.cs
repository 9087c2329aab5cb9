using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>People who mistype, some of them often: 404 or 484, a wrong person, then the right one.</summary>
internal sealed class Misdial : HamScenario
{
    private readonly Person[] _people;
    private readonly double _incomplete;

    public Misdial(Setting setting) : base(setting, "misdial", 900)
    {
        _people = Dice.Sample(World.Own, Scaled(150, 500, 10));
        _incomplete = Shape.Between(0.2, 0.6);
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        for (var placed = 0; placed < calls; placed++)
        {
            var caller = Dice.Pick(_people);
            var meant = caller.Contact(Dice);
            var at = day.Draw(World.Residential, Dice);
            for (var wrong = Dice.Int(1, 3); wrong > 0; wrong--, placed++)
            {
                var isShort = meant.Party.Number.Length > 8 && Dice.Chance(_incomplete);
                var number = isShort
                    ? meant.Party.Number[..^Dice.Int(1, 4)]
                    : NumberSpace.Neighbour(Dice, meant.Party.Number, Dice.Int(1, 2));
                var outcome = isShort ? Outcome.Failed(484)
                    : Dice.Chance(0.6) ? Outcome.Failed(404) : Outcome.Answered(6, Dice.Between(2, 12));
                sheet.Place(Theme, caller.Line, Party.Of(number), at, outcome);
                at += Dice.Int(15_000, 60_000);
            }
            sheet.Place(Theme, caller.Line, meant.Party, at, World.Conversation.Draw(Dice));
        }
    }
}
