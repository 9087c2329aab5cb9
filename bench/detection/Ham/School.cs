using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>
/// A school calls 500 parents between five and seven: a short message, within some ten minutes [traps].
/// </summary>
internal sealed class School : HamScenario
{
    private readonly Answering _answering;
    private readonly List<(Line Line, Person[] Parents)> _schools = [];
    private readonly double _minutes;

    public School(Setting setting) : base(setting, "school", 1_000)
    {
        _answering = new Answering(
            Shape.Between(0.65, 0.9),
            new Length(LengthFamily.Recording, Shape.Between(12, 40), Shape.Between(0.5, 0.9), 1),
            World.Unanswered, Shape.Between(0.2, 0.6), Shape.Between(5, 9));
        _minutes = Shape.Between(6, 18);
        for (var i = Scaled(1, 4); i > 0; i--) _schools.Add((World.Firm(Dice), Parents()));
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        if (day.IsWeekend && Dice.Chance(0.7)) return;
        foreach (var (line, parents) in _schools)
        {
            var begin = day.At(Dice.Between(5, 6.8));
            var today = Math.Min(parents.Length, calls * 4 / 5 / _schools.Count);
            foreach (var parent in Dice.Sample(parents, today)) Call(line, parent, begin, sheet);
            // By day its office calls a few of them.
            for (var i = today / 12; i > 0; i--)
            {
                var at = day.Draw(World.Business, Dice);
                sheet.Place(Theme, line, Dice.Pick(parents).Party, at, World.Conversation.Draw(Dice));
            }
        }
    }

    private void Call(Line line, Person parent, long begin, CallSheet sheet)
    {
        var at = begin + (long)(Dice.Unit() * _minutes * 60_000);
        var outcome = _answering.Draw(Dice);
        sheet.Place(Theme, line, parent.Party, at, outcome);
        if (!outcome.IsAnswered)
            sheet.Place(Theme, line, parent.Party, at + Dice.Int(180_000, 900_000), _answering.Draw(Dice));
        if (!Dice.Chance(0.03)) return;
        var back = at + Dice.Int(600_000, 7_200_000);
        sheet.Place(Theme, parent.Line, line.Party, back, World.Conversation.Draw(Dice));
    }

    private Person[] Parents()
    {
        var village = World.Subscriber(Dice).Village;
        Person[] near = [.. World.Own.Where(p => p.Village == village)];
        var all = (int)(500 * Math.Min(1, Setting.Scale));
        return [.. near, .. Dice.Sample(World.Own, Math.Max(10, all - near.Length))];
    }
}
