using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>
/// Numbers that call for the first time, with nothing known of them; some are reassigned and were somebody's before
/// [traps] [world].
/// </summary>
internal sealed class NewNumber : HamScenario
{
    private readonly double _perNumber;
    private readonly double _own;
    private readonly List<Party> _given = [];

    public NewNumber(Setting setting) : base(setting, "newnumber", 1_000)
    {
        _perNumber = Shape.Between(2, 7);
        _own = Shape.Between(0.3, 0.6);
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        for (var placed = 0; placed < calls;)
        {
            var line = Line();
            var contacts = Dice.Sample(World.Subscriber(Dice).Contacts, Dice.Int(1, 8));
            var hour = World.Residential.Draw(Dice);
            for (var n = 1 + Dice.Round(Dice.Exponential(_perNumber - 1)); n > 0; n--, placed++)
            {
                var at = day.Midnight + hour + (long)(Dice.Exponential(2.5) * 3_600_000);
                sheet.Place(Theme, line, Dice.Pick(contacts).Party, at, World.Conversation.Draw(Dice));
            }
        }
    }

    private Line Line()
    {
        // What became free days ago may be given to the next.
        var party = _given.Count > 200 && Dice.Chance(0.05)
            ? _given[Dice.Int(0, 99)]
            : Party.Of(World.Numbers.Take(Dice, Dice.Int(0, World.Numbers.Villages - 1)));
        _given.Add(party);
        var trunk = Dice.Chance(_own) ? World.Trunks.Access : World.Trunks.Peers.Draw(Dice);
        return World.Connect(Dice, party, trunk, World.Phone(Dice));
    }
}
