using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>The normal calls, over the trunk they always use, of people whose numbers spammers show [traps].</summary>
internal sealed class Victim : HamScenario
{
    private readonly SocialCalls _calls;

    public Victim(Setting setting) : base(setting, "victim", 600) =>
        _calls = new SocialCalls(
            World, Dice, [.. World.Victims.Select(p => (p, p.Line))], Shape.Between(0.05, 0.2), Theme);

    public override void Emit(Day day, int calls, CallSheet sheet) => _calls.Emit(day, calls, sheet);
}
