using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>Honest callers whose numbers are near the callee's: the same village, another carrier [world].</summary>
internal sealed class Neighbour : HamScenario
{
    private readonly (Line Line, Person[] Village)[] _callers;
    private readonly Answering _answering;

    public Neighbour(Setting setting) : base(setting, "neighbour", 1_500)
    {
        var villages = World.Own.GroupBy(p => p.Village).Select(g => g.ToArray()).ToArray();
        _callers = [.. Enumerable.Range(0, Scaled(250, 700, 20)).Select(_ => Caller(Dice.Pick(villages)))];
        _answering = World.Conversation with { Rate = World.AnswerRate * Shape.Between(0.85, 1.1) };
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        for (var i = 0; i < calls; i++)
        {
            var (line, village) = Dice.Pick(_callers);
            // The baker's calls go to a few, the parish newsletter's to many.
            var callee = village[(int)(village.Length * Dice.Unit() * Dice.Unit())];
            var at = day.Draw(World.Residential, Dice);
            var outcome = _answering.Draw(Dice);
            sheet.Place(Theme, line, callee.Party, at, outcome);
            if (!outcome.IsAnswered && Dice.Chance(0.3))
                sheet.Place(Theme, callee.Line, line.Party, at + Dice.Int(60_000, 3_000_000), _answering.Draw(Dice));
        }
    }

    private (Line Line, Person[] Village) Caller(Person[] village)
    {
        var number = Party.Of(World.Numbers.Take(Dice, village[0].Village));
        return (World.Connect(Dice, number, World.Trunks.Peers.Draw(Dice), World.Phone(Dice)), village);
    }
}
