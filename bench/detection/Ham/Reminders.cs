using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>
/// A cloud of appointment reminders: hundreds of numbers of one provider, one fingerprint, at interconnects; the honest
/// twin of a snowshoe campaign [world].
/// </summary>
internal sealed class Reminders : HamScenario
{
    private readonly Outbound _provider;

    public Reminders(Setting setting) : base(setting, "reminders", 1_700)
    {
        var device = Dice.Chance(0.5) ? World.Devices.Bespoke(Dice) : World.Server(Dice);
        var routes = Dice.Sample(World.Trunks.Peers.Items, Shape.Int(1, 3));
        Line[] hosts =
        [
            .. Enumerable.Range(0, Scaled(5, 30, 3)).Select(_ =>
                World.Connect(Dice, Party.Named(""), Dice.Pick(routes), device, Dice.Chance(0.5))),
        ];
        Line[] practices =
        [
            .. Enumerable.Range(0, Scaled(100, 400, 10)).Select(_ => Dice.Pick(hosts) with
            {
                Party = Party.Of(World.Numbers.Take(Dice, Dice.Int(0, World.Numbers.Villages - 1))),
            }),
        ];
        var answering = new Answering(
            Shape.Between(0.45, 0.75), Length.Any(Shape, Shape.Between(15, 40), Shape.Between(0.3, 0.7), 1),
            World.Unanswered, World.Voicemail, Shape.Between(6, 10));
        _provider = new Outbound(World, Dice, practices, Theme, answering)
        {
            Profile = DayProfile.Window(Shape.Between(7, 9.5), Shape.Between(16, 19.5)),
            People = [.. World.Own.Select(p => p.Party)],
            Again = 0.2,
            CalledBack = Shape.Between(0.02, 0.1),
            Skew = Shape.Between(1, 1.8),
        };
    }

    public override void Emit(Day day, int calls, CallSheet sheet) => _provider.Emit(day, calls, sheet);
}
