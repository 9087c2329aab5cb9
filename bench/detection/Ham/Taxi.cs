using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>"Your taxi is here": one ring, hung up, to people who ordered by phone or app [world].</summary>
internal sealed class Taxi : HamScenario
{
    private readonly Line[] _firms;
    private readonly double _byPhone;
    private readonly Choice<int> _codes;
    private readonly Length _order = new(LengthFamily.LogNormal, 50, 0.5, 5);

    public Taxi(Setting setting) : base(setting, "taxi", 1_200)
    {
        _firms = [.. Enumerable.Range(0, Scaled(1, 4)).Select(_ => World.Firm(Dice))];
        _byPhone = Shape.Between(0.25, 0.75);
        _codes = new Choice<int>((487, 5), (480, Shape.Between(0.1, 3)));
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        var profile = DayProfile.Peaks(0.3, (8, 1.5, 0.7), (19, 3, 0.8), (23.5, 2, 1));
        for (var placed = 0; placed < calls; placed++)
        {
            var firm = Dice.Pick(_firms);
            var guest = World.Subscriber(Dice);
            var at = day.Draw(profile, Dice);
            if (Dice.Chance(_byPhone))
            {
                var ordered = Outcome.Answered(Dice.Between(3, 15), _order.Draw(Dice));
                sheet.Place(Theme, guest.Line, firm.Party, at, ordered);
                placed++;
            }
            var ring = at + Dice.Int(240_000, 1_200_000);
            var picksUp = Dice.Chance(0.12);
            sheet.Place(
                Theme, firm, guest.Party, ring,
                picksUp ? Outcome.Answered(Dice.Between(2, 5), Dice.Between(2, 8)) : Outcome.Failed(_codes.Draw(Dice)));
        }
    }
}
