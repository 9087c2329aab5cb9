using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>Sales calls with consent, by people, from many numbers.</summary>
internal sealed class CallCentre : HamScenario
{
    private readonly Outbound[] _centres;

    public CallCentre(Setting setting) : base(setting, "callcentre", 2_200)
    {
        WeekendShare = 0.35;
        Theme = Theme with { Reports = World.HamReports };
        var answering = new Answering(
            Shape.Between(0.28, 0.5),
            new Length(LengthFamily.LogLogistic, Shape.Between(40, 130), Shape.Between(1.2, 1.9), 1, 2400),
            World.Unanswered, World.Voicemail, Shape.Between(7, 11));
        _centres = [.. Enumerable.Range(0, Scaled(2, 5)).Select(_ => Centre(answering))];
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        foreach (var centre in _centres) centre.Emit(day, calls / _centres.Length, sheet);
    }

    private Outbound Centre(Answering answering)
    {
        var main = World.Firm(Dice, 0.5);
        Line[] lines = [.. Enumerable.Range(0, Dice.Int(4, 40)).Select(_ => main with { Party = Number() })];
        return new Outbound(World, Dice, lines, Theme, answering)
        {
            Profile = DayProfile.Window(Shape.Between(8.5, 10), Shape.Between(17.5, 20)),
            People = [.. Dice.Sample(World.Own, Scaled(1_500, 5_000, 80)).Select(p => p.Party)],
            Again = 0.4,
            CalledBack = Shape.Between(0.02, 0.08),
        };
    }

    private Party Number() => Party.Of(World.Numbers.Take(Dice, Dice.Int(0, World.Numbers.Villages - 1)));
}
