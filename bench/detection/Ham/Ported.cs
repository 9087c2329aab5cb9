using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>
/// Own numbers that come in over peers: moved to another carrier, or a second device of somebody who also calls
/// over the own trunk [traps] [world].
/// </summary>
internal sealed class Ported : HamScenario
{
    private readonly SocialCalls _calls;

    public Ported(Setting setting) : base(setting, "ported", 1_100)
    {
        var people = Dice.Sample(World.Own, Scaled(200, 600, 16));
        _calls = new SocialCalls(
            World, Dice, [.. people.Select(p => (p, Outside(p)))], Shape.Between(0.05, 0.3), Theme);
    }

    public override void Emit(Day day, int calls, CallSheet sheet) => _calls.Emit(day, calls, sheet);

    private Line Outside(Person person)
    {
        var moved = Dice.Chance(0.5);
        var party = moved ? Party.Of(World.Numbers.Take(Dice, person.Village)) : person.Party;
        return World.Connect(Dice, party, World.Trunks.Peers.Draw(Dice), World.Phone(Dice), Dice.Chance(0.4));
    }
}
