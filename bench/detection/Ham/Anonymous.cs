using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>People who withhold their numbers and call whom they know [identity].</summary>
internal sealed class Anonymous : HamScenario
{
    private readonly SocialCalls _calls;

    public Anonymous(Setting setting) : base(setting, "anonymous", 1_300)
    {
        var people = Dice.Sample([.. World.Own, .. World.Foreign], Scaled(300, 900, 20));
        var hidden = Withheld.Party(Shape);
        _calls = new SocialCalls(
            World, Dice, [.. people.Select(p => (p, p.Line with { Party = hidden }))], Shape.Between(0.1, 0.4), Theme);
    }

    public override void Emit(Day day, int calls, CallSheet sheet) => _calls.Emit(day, calls, sheet);
}
