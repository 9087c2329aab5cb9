using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>
/// A hijacked exchange on the business trunk: at night and at weekends dear numbers or robocalls, by day its honest
/// users
/// [attacks].
/// </summary>
internal sealed class Hijacked : SpamScenario
{
    private readonly (Ham.Office Office, Line[] Lines, bool IsToll, Theme Theme)[] _offices;
    private readonly Party[] _dear;
    private readonly Answering _toll;
    private readonly Theme _honest;
    private readonly DayProfile _night;

    public Hijacked(Setting setting) : base(setting, "hijacked", 1_050)
    {
        _dear = [.. Enumerable.Range(0, Shape.Int(8, 60)).Select(_ => Party.Of(NumberSpace.AnyAbroad(Dice)))];
        _offices = [.. Enumerable.Range(0, Scaled(3, 7, 2)).Select(Office)];
        _toll = new Answering(
            Shape.Between(0.6, 0.95), Length.Any(Shape, Shape.Between(150, 900), Shape.Between(0.5, 1), 5),
            World.Unanswered, 0, Shape.Between(2, 6));
        _honest = new Theme("ham.business", World.HamReports / 4, 0.97);
        _night = DayProfile.Window(Shape.Between(19, 23), Shape.Between(4, 6.5));
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        var profile = day.IsWeekend ? DayProfile.Window(0, 23.9) : _night;
        foreach (var (office, lines, isToll, theme) in _offices)
        {
            var robot = Recorded(Dice);
            for (var i = calls / _offices.Length; i > 0; i--)
            {
                var callee = isToll ? Dice.Pick(_dear) : World.Subscriber(Dice).Party;
                var outcome = isToll ? _toll.Draw(Dice) : robot.Draw(Dice);
                sheet.Place(theme, Dice.Pick(lines), callee, day.Draw(profile, Dice), outcome);
            }
            for (var i = day.IsWeekend ? 2 : (int)(50 * Math.Min(1, Setting.Scale)) + 4; i > 0; i--)
                sheet.Place(
                    _honest, office.Extension(Dice), office.Customer(Dice), day.Draw(World.Business, Dice),
                    World.Conversation.Draw(Dice));
        }
    }

    private (Ham.Office Office, Line[] Lines, bool IsToll, Theme Theme) Office(int index)
    {
        var office = new Ham.Office(World, Dice, Dice.Int(5, 60), 150);
        // Extensions as a rule; now and then the main number, which its honest users need.
        Line[] lines = Dice.Chance(0.15)
            ? [office.Main]
            : [.. Enumerable.Range(0, Dice.Int(1, 4)).Select(_ => office.Phone(Dice)).Distinct()];
        var isToll = index == 0 || Dice.Chance(0.5);
        var theme = new Theme(Class, isToll ? 0 : Reports(Dice), RobotPasses, $"hijacked-{index + 1}");
        return (office, lines, isToll, theme);
    }
}
