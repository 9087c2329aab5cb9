using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>
/// Numbers that look honest for hours or a day, and then call out in bursts [attacks]. While they look honest their
/// calls count as honest ones.
/// </summary>
internal sealed class Sleeper : SpamScenario
{
    private readonly double _callsEach;
    private readonly double _awake;
    private readonly Length _burst;
    private int _born;

    public Sleeper(Setting setting) : base(setting, "sleeper", 1_000)
    {
        _callsEach = Shape.Factor(150, 500);
        _awake = Shape.Between(8, 30);
        _burst = Length.Any(Shape, Shape.Factor(400, 4_000), 0.5, 120, 20_000);
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        var sleepers = Math.Max(1, Dice.Round(calls / _callsEach));
        for (var i = 0; i < sleepers; i++)
        {
            var id = $"sleeper-{++_born}";
            var line = Line(Dice);
            var wakes = day.At(Dice.Between(9, 20));
            var honest = Dice.Int(4, (int)_awake);
            var since = Dice.Chance(0.5) ? 22.0 : Dice.Between(2, 8);
            Honest(line, wakes, honest, since, sheet);
            Burst(line, id, wakes, Dice.Round((double)calls / sleepers), sheet);
        }
    }

    private void Honest(Line line, long wakes, int calls, double hours, CallSheet sheet)
    {
        var family = new Theme("ham.family", World.HamReports / 4, 0.97);
        var theme = line.Trunk == World.Trunks.Access ? family : family with { Class = "ham.foreign" };
        var friends = Dice.Sample(World.Own, Dice.Int(2, 8));
        for (var i = 0; i < calls; i++)
        {
            var at = wakes - (long)(Dice.Unit() * hours * 3_600_000) - 600_000;
            var friend = Dice.Pick(friends);
            if (Dice.Chance(0.25)) sheet.Place(family, friend.Line, line.Party, at, World.Conversation.Draw(Dice));
            else sheet.Place(theme, line, friend.Party, at, World.Conversation.Draw(Dice));
        }
    }

    private void Burst(Line line, string id, long wakes, int calls, CallSheet sheet)
    {
        var theme = new Theme(Class, Reports(Dice), RobotPasses, id);
        var answering = Recorded(Dice);
        var seconds = _burst.Draw(Dice);
        for (var i = 0; i < calls; i++)
        {
            var at = wakes + (long)(Dice.Unit() * seconds * 1000);
            var nobody = Dice.Chance(0.05);
            var callee = nobody ? Party.Of(World.Numbers.Unassigned(Dice)) : World.Subscriber(Dice).Party;
            sheet.Place(theme, line, callee, at, nobody ? Outcome.Failed(404) : answering.Draw(Dice));
        }
    }

    private Line Line(Dice dice)
    {
        var trunk = dice.Chance(0.3) ? World.Trunks.Access : World.Trunks.Peers.Draw(dice);
        var number = Party.Of(World.Numbers.Take(dice, dice.Int(0, World.Numbers.Villages - 1)));
        return World.Connect(dice, number, trunk, World.Phone(dice), trunk != World.Trunks.Access && dice.Chance(0.5));
    }
}
