using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>Door phones and alarms: one callee each, short, at any hour.</summary>
internal sealed class Alarm : HamScenario
{
    private readonly (Line Line, Party Callee)[] _devices;
    private readonly Answering _answering;

    public Alarm(Setting setting) : base(setting, "alarm", 600)
    {
        _answering = new Answering(
            Shape.Between(0.6, 0.9), Length.Any(Shape, Shape.Between(7, 20), 0.6, 1), World.Unanswered, 0.05, 6);
        _devices = [.. Enumerable.Range(0, Scaled(40, 150, 5)).Select(_ => Device())];
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        var profile = DayProfile.Peaks(0.4, (12, 5, 1));
        for (var placed = 0; placed < calls;)
        {
            var (line, callee) = Dice.Pick(_devices);
            var at = day.Draw(profile, Dice);
            for (var again = Dice.Chance(0.1) ? Dice.Int(3, 12) : 1; again > 0; again--, placed++)
            {
                sheet.Place(Theme, line, callee, at, _answering.Draw(Dice));
                at += Dice.Int(20_000, 90_000);
            }
        }
    }

    private (Line Line, Party Callee) Device()
    {
        var owner = World.Subscriber(Dice);
        var trunk = Dice.Chance(0.7) ? World.Trunks.Access : World.Trunks.Peers.Draw(Dice);
        var number = Party.Of(World.Numbers.Take(Dice, owner.Village));
        return (World.Connect(Dice, number, trunk, World.Phone(Dice)), owner.Party);
    }
}
