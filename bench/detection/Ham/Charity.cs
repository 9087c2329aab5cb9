using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>A charity that asks for gifts; 1-4 % of who answers reports it [world].</summary>
internal sealed class Charity : HamScenario
{
    private readonly Outbound[] _charities;

    public Charity(Setting setting) : base(setting, "charity", 900)
    {
        Theme = Theme with { Reports = Shape.Factor(0.01, 0.04) };
        var answering = new Answering(
            Shape.Between(0.35, 0.6),
            new Length(LengthFamily.LogLogistic, Shape.Between(35, 90), Shape.Between(1.3, 2.2), 2, 1800),
            World.Unanswered, World.Voicemail, Shape.Between(7, 11));
        _charities =
        [
            .. Enumerable.Range(0, Scaled(1, 3)).Select(_ =>
            {
                var main = World.Firm(Dice, 0.5);
                var others = Enumerable.Range(0, Dice.Int(0, 4)).Select(_ => main with { Party = Number() });
                Line[] lines = [main, .. others];
                return new Outbound(World, Dice, lines, Theme, answering)
                {
                    Profile = DayProfile.Window(Shape.Between(9, 11), Shape.Between(17, 20)),
                    People = [.. Dice.Sample(World.Own, Scaled(2_000, 5_000, 80)).Select(p => p.Party)],
                    Again = 0.3,
                    CalledBack = Shape.Between(0.01, 0.06),
                };
            }),
        ];
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        foreach (var charity in _charities) charity.Emit(day, calls / _charities.Length, sheet);
    }

    private Party Number() => Party.Of(World.Numbers.Take(Dice, Dice.Int(0, World.Numbers.Villages - 1)));
}
