using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>
/// Doctors' practices and journalists: first contacts all day, normal talks, people who call them [world].
/// </summary>
internal sealed class Practice : HamScenario
{
    private readonly Line[] _practices;
    private readonly double _outgoing;

    public Practice(Setting setting) : base(setting, "practice", 1_900)
    {
        _practices = [.. Enumerable.Range(0, Scaled(12, 50, 3)).Select(_ => World.Firm(Dice, 0.5))];
        WeekendShare = 0.4;
        _outgoing = Shape.Between(0.4, 0.8);
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        for (var i = 0; i < calls; i++)
        {
            var practice = Dice.Pick(_practices);
            var at = day.Draw(World.Business, Dice);
            var patient = World.Subscriber(Dice);
            if (Dice.Chance(_outgoing))
                sheet.Place(Theme, practice, patient.Party, at, World.Conversation.Draw(Dice));
            else
                sheet.Place(Theme, patient.Line, practice.Party, at, World.Conversation.Draw(Dice));
        }
    }
}
