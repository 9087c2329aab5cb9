using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>Callers from peers and abroad: mostly to whom they know, many first contacts too [world].</summary>
internal sealed class Foreign : HamScenario
{
    private readonly SocialCalls _calls;

    public Foreign(Setting setting) : base(setting, "foreign", 15_000) =>
        _calls = new SocialCalls(
            World, Dice, [.. World.Foreign.Select(p => (p, p.Line))], Shape.Between(0.12, 0.4), Theme);

    public override void Emit(Day day, int calls, CallSheet sheet) => _calls.Emit(day, calls, sheet);
}
