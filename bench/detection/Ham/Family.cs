using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>Residential regulars: a social graph, most calls to the known, call-backs [talk] [gaps].</summary>
internal sealed class Family : HamScenario
{
    private readonly SocialCalls _calls;

    public Family(Setting setting) : base(setting, "family", 32_000) =>
        _calls = new SocialCalls(
            World, Dice, [.. World.Own.Select(p => (p, p.Line))], Shape.Between(0.04, 0.15), Theme);

    public override void Emit(Day day, int calls, CallSheet sheet) => _calls.Emit(day, calls, sheet);
}
