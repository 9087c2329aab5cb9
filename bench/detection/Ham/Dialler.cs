using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>
/// A legal predictive dialler: 90 % of its calls under a minute, some abandoned, people who want no more [traps].
/// </summary>
internal sealed class Dialler : HamScenario
{
    private readonly Outbound[] _centres;

    public Dialler(Setting setting) : base(setting, "dialler", 2_800)
    {
        WeekendShare = 0.35;
        Theme = Theme with { Reports = World.HamReports };
        var answering = new Answering(
            Shape.Between(0.25, 0.5), Length.Any(Shape, Shape.Between(14, 24), Shape.Between(0.8, 1.0), 0.6),
            World.Unanswered, World.Voicemail, Shape.Between(7, 11));
        _centres = [.. Enumerable.Range(0, Scaled(2, 4)).Select(_ => Centre(answering))];
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        foreach (var centre in _centres) centre.Emit(day, calls / _centres.Length, sheet);
    }

    private Outbound Centre(Answering answering)
    {
        var main = World.Firm(Dice, 0.5);
        Line[] lines =
        [
            main,
            .. Enumerable.Range(0, Dice.Int(1, 12)).Select(_ =>
                main with { Party = Party.Of(World.Numbers.Take(Dice, Dice.Int(0, World.Numbers.Villages - 1))) }),
        ];
        return new Outbound(World, Dice, lines, Theme, answering)
        {
            Profile = DayProfile.Window(Shape.Between(8, 10), Shape.Between(18, 20.5)),
            People = [.. Dice.Sample(World.Own, Scaled(2_000, 5_000, 80)).Select(p => p.Party)],
            Again = 0.35,
            CalledBack = Shape.Between(0.01, 0.06),
        };
    }
}
