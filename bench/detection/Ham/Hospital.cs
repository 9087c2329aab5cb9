using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>A hospital reminds of appointments: 20-50 s, all day, from one number or few [traps].</summary>
internal sealed class Hospital : HamScenario
{
    private readonly Outbound[] _hospitals;

    public Hospital(Setting setting) : base(setting, "hospital", 1_100)
    {
        var answering = new Answering(
            Shape.Between(0.55, 0.85), Length.Any(Shape, Shape.Between(24, 42), Shape.Between(0.2, 0.5), 2),
            World.Unanswered, Shape.Between(0.1, 0.5), Shape.Between(5, 9));
        _hospitals =
        [
            .. Enumerable.Range(0, Scaled(1, 4)).Select(_ =>
                new Outbound(World, Dice, [World.Firm(Dice, 0.7)], Theme, answering)
                {
                    Profile = DayProfile.Window(Shape.Between(7, 9), Shape.Between(15, 19)),
                    People = [.. Dice.Sample(World.Own, Scaled(1_000, 2_500, 60)).Select(p => p.Party)],
                    Again = 0.3,
                    CalledBack = Shape.Between(0.03, 0.15),
                }),
        ];
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        foreach (var hospital in _hospitals) hospital.Emit(day, calls / _hospitals.Length, sheet);
    }
}
