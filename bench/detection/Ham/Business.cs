using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>
/// Firms on the business trunk: many extensions behind one address, customers who call too [traps] [world].
/// </summary>
internal sealed class Business : HamScenario
{
    private readonly Choice<Office> _offices;
    private readonly double _incoming;
    private readonly Answering _answering;

    public Business(Setting setting) : base(setting, "business", 11_000)
    {
        Office[] offices =
        [
            .. Enumerable.Range(0, Scaled(50, 160, 5)).Select(_ =>
                new Office(World, Dice, (int)Math.Clamp(Dice.LogNormal(12, 1), 2, 400), Dice.Int(30, 600), 0.15)),
        ];
        _offices = new Choice<Office>(offices, i => offices[i].Weight);
        _incoming = Shape.Between(0.15, 0.4);
        WeekendShare = Shape.Between(0.1, 0.4);
        _answering = World.Conversation with
        {
            Rate = Shape.Between(0.55, 0.8),
            Talk = Length.Any(Shape, Shape.Between(70, 180), Shape.Between(0.9, 1.3), 1),
        };
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        for (var i = 0; i < calls; i++)
        {
            var office = _offices.Draw(Dice);
            var at = day.Draw(World.Business, Dice);
            if (Dice.Chance(_incoming))
            {
                var caller = Dice.Chance(0.55) ? World.Subscriber(Dice) : Dice.Pick(World.Foreign);
                sheet.Place(Theme, caller.Line, office.Main.Party, at, _answering.Draw(Dice));
                continue;
            }
            sheet.Place(Theme, office.Extension(Dice), office.Customer(Dice), at, _answering.Draw(Dice));
        }
    }
}
