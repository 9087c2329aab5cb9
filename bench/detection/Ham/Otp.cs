using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>
/// Spoken one-time codes: very short answered calls from one number, to people it never called.
/// </summary>
internal sealed class Otp : HamScenario
{
    private readonly Outbound[] _senders;

    public Otp(Setting setting) : base(setting, "otp", 1_500)
    {
        var answering = new Answering(
            Shape.Between(0.75, 0.95), Length.Any(Shape, Shape.Between(8, 15), Shape.Between(0.15, 0.35), 1),
            World.Unanswered, 0.1, Shape.Between(4, 7));
        _senders =
        [
            .. Enumerable.Range(0, Scaled(1, 4)).Select(_ => new Outbound(World, Dice, [Sender()], Theme, answering)
            {
                Profile = World.Residential,
                People = [.. World.Own.Select(p => p.Party)],
                Again = 0.5,
            }),
        ];
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        foreach (var sender in _senders) sender.Emit(day, calls / _senders.Length, sheet);
    }

    private Line Sender()
    {
        if (Dice.Chance(0.7)) return World.Firm(Dice, 0.4);
        var number = Party.Of(World.Numbers.TakeAbroad(Dice));
        return World.Connect(Dice, number, World.Trunks.International, World.Server(Dice), everywhere: true);
    }
}
