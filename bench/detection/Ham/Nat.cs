using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>Many phones behind one address; one of them may be infected, the others are not [traps].</summary>
internal sealed class Nat : HamScenario
{
    private readonly SocialCalls _calls;

    public Nat(Setting setting, Households households) : base(setting, "nat", 3_600) =>
        _calls = new SocialCalls(
            World, Dice, [.. households.Phones.Select(p => (p, p.Line))], Shape.Between(0.1, 0.35), Theme)
        {
            Profile = World.Business,
        };

    public override void Emit(Day day, int calls, CallSheet sheet) => _calls.Emit(day, calls, sheet);
}
