using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>Own subscribers abroad: home numbers over the international trunk [identity] [world].</summary>
internal sealed class Roaming : HamScenario
{
    private readonly SocialCalls _calls;

    public Roaming(Setting setting) : base(setting, "roaming", 800)
    {
        var travellers = Dice.Sample(World.Own, Scaled(150, 450, 12));
        _calls = new SocialCalls(
            World, Dice, [.. travellers.Select(p => (p, Abroad(p)))], Shape.Between(0.05, 0.3), Theme);
    }

    public override void Emit(Day day, int calls, CallSheet sheet) => _calls.Emit(day, calls, sheet);

    private Line Abroad(Person person) =>
        World.Connect(Dice, person.Party, World.Trunks.International, person.Line.Device, everywhere: true);
}
