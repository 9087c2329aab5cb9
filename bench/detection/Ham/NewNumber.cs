using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>
/// Numbers that call for the first time, with nothing known of them; some are reassigned and were somebody's before,
/// a robot's too [traps] [world].
/// </summary>
internal sealed class NewNumber : HamScenario
{
    private const long HourMs = 3_600_000;

    private readonly double _perNumber;
    private readonly double _own;
    private readonly double _passedOn;
    private readonly List<Party> _given = [];

    public NewNumber(Setting setting) : base(setting, "newnumber", 1_000)
    {
        _perNumber = Shape.Between(2, 7);
        _own = Shape.Between(0.3, 0.6);
        _passedOn = Shape.Between(0.01, 0.15);
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        for (var placed = 0; placed < calls;)
        {
            var contacts = Dice.Sample(World.Subscriber(Dice).Contacts, Dice.Int(1, 8));
            var hour = World.Residential.Draw(Dice);
            var line = Line(day.Midnight + hour);
            for (var n = 1 + Dice.Round(Dice.Exponential(_perNumber - 1)); n > 0; n--, placed++)
            {
                var at = day.Midnight + hour + (long)(Dice.Exponential(2.5) * 3_600_000);
                sheet.Place(Theme, line, Dice.Pick(contacts).Party, at, World.Conversation.Draw(Dice));
            }
        }
    }

    private Line Line(long at)
    {
        var party = (Dice.Chance(_passedOn) ? PassedOn(at) : null) ?? Given();
        var trunk = Dice.Chance(_own) ? World.Trunks.Access : World.Trunks.Peers.Draw(Dice);
        return World.Connect(Dice, party, trunk, World.Phone(Dice));
    }

    // A robot showed it until some hours ago.
    private Party? PassedOn(long at) =>
        World.Numbers.TakeRetired(Dice, at - (24 * HourMs), at - (long)(Dice.Between(3, 12) * HourMs));

    private Party Given()
    {
        // What became free days ago may be given to the next.
        var party = _given.Count > 200 && Dice.Chance(0.05)
            ? _given[Dice.Int(0, 99)]
            : Party.Of(World.Numbers.Take(Dice, Dice.Int(0, World.Numbers.Villages - 1)));
        _given.Add(party);
        return party;
    }
}
