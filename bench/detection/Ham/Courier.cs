using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>Drivers on their own mobiles who call strangers all day: short talks, some call back [world].</summary>
internal sealed class Courier : HamScenario
{
    private readonly Outbound[] _drivers;
    private readonly double _perDriver;

    public Courier(Setting setting) : base(setting, "courier", 1_900)
    {
        _perDriver = Shape.Between(25, 80);
        var answering = new Answering(
            Shape.Between(0.55, 0.8), Length.Any(Shape, Shape.Between(12, 30), Shape.Between(0.5, 0.8), 1),
            World.Unanswered, World.Voicemail / 2, Shape.Between(6, 10));
        _drivers =
        [
            .. Enumerable.Range(0, Math.Max(2, (int)(UsualCalls * Math.Min(1, Setting.Scale) / _perDriver))).Select(_ =>
                new Outbound(World, Dice, [Driver()], Theme, answering)
                {
                    Profile = DayProfile.Window(Dice.Between(6, 10), Dice.Between(15, 21)),
                    People = [.. World.Own.Select(p => p.Party)],
                    Again = 0.4,
                    CalledBack = 0.12,
                }),
        ];
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        foreach (var driver in _drivers) driver.Emit(day, Dice.Round((double)calls / _drivers.Length), sheet);
    }

    private Line Driver()
    {
        var trunk = Dice.Chance(0.4) ? World.Trunks.Access : World.Trunks.Peers.Draw(Dice);
        var number = Party.Of(World.Numbers.Take(Dice, Dice.Int(0, World.Numbers.Villages - 1)));
        return World.Connect(Dice, number, trunk, World.Phone(Dice));
    }
}
