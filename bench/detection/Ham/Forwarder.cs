using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>
/// Services that re-originate everybody's calls: all callers from one address and fingerprint [traps] [world].
/// </summary>
internal sealed class Forwarder : HamScenario
{
    private readonly (Line Line, Person[] Users)[] _services;
    private readonly double _strangers;
    private readonly double _keepsSignature;

    public Forwarder(Setting setting) : base(setting, "forwarder", 3_200)
    {
        _services = [.. World.Forwarders.Select(f => (f, Dice.Sample(World.Own, Scaled(200, 900, 12))))];
        _keepsSignature = Shape.Between(0, 1);
        _strangers = Shape.Between(0.2, 0.5);
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        for (var i = 0; i < calls; i++)
        {
            var (line, users) = Dice.Pick(_services);
            var user = Dice.Pick(users);
            var caller = Dice.Chance(_strangers) ? Stranger() : user.Contact(Dice);
            var at = day.Draw(Dice.Chance(0.6) ? World.Business : World.Residential, Dice);
            var signed = Dice.Chance(_keepsSignature) ? caller.Line.Signature : line.Signature;
            var forwarded = line with { Party = caller.Party, Signature = signed };
            sheet.Place(Theme, forwarded, user.Party, at, World.Conversation.Draw(Dice));
        }
    }

    private Person Stranger() => Dice.Chance(0.5) ? World.Subscriber(Dice) : Dice.Pick(World.Foreign);
}
