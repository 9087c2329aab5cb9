using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>
/// Polls and elections: random numbers, some of them nobody's, refused at once or answered at length.
/// </summary>
internal sealed class Pollster : HamScenario
{
    private readonly Outbound[] _polls;

    public Pollster(Setting setting) : base(setting, "pollster", 1_000)
    {
        Theme = Theme with { Reports = World.HamReports };
        var answering = new Answering(
            Shape.Between(0.25, 0.45),
            new Length(LengthFamily.LogLogistic, Shape.Between(12, 50), Shape.Between(1.0, 1.4), 1, 1500),
            World.Unanswered, World.Voicemail, Shape.Between(8, 12));
        _polls =
        [
            .. Enumerable.Range(0, Scaled(1, 3)).Select(_ =>
            {
                var main = World.Firm(Dice, 0.4);
                var lines = Enumerable.Range(0, Dice.Int(1, 10)).Select(_ => main with { Party = Number() });
                return new Outbound(World, Dice, [.. lines], Theme, answering)
                {
                    Profile = DayProfile.Window(Shape.Between(9, 15), Shape.Between(19, 21)),
                    People = [.. World.Own.Select(p => p.Party)],
                    Unassigned = Shape.Between(0.02, 0.15),
                    Again = 0.2,
                    CalledBack = 0.03,
                };
            }),
        ];
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        foreach (var poll in _polls) poll.Emit(day, calls / _polls.Length, sheet);
    }

    private Party Number() => Party.Of(World.Numbers.Take(Dice, Dice.Int(0, World.Numbers.Villages - 1)));
}
