using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>
/// An infected phone behind a NAT: its own identity places spam beside its honest calls, its neighbours do nothing
/// wrong
/// [attacks].
/// </summary>
internal sealed class Infected : SpamScenario
{
    private readonly IReadOnlyList<Person> _people;
    private readonly Theme _honest;
    private readonly (Line Line, Answering Answering, Theme Theme, DayProfile Profile)[] _phones;

    public Infected(Setting setting, Ham.Households households) : base(setting, "infected", 1_050)
    {
        _people = households.Infected;
        _honest = new Theme("ham.infected", World.HamReports / 4, 0.97);
        _phones = [.. _people.Select(Phone)];
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        for (var i = 0; i < calls; i++)
        {
            var (line, answering, theme, profile) = Dice.Pick(_phones);
            var nobody = Dice.Chance(0.06);
            var callee = nobody ? Party.Of(World.Numbers.Unassigned(Dice)) : World.Subscriber(Dice).Party;
            var outcome = nobody ? Outcome.Failed(404) : answering.Draw(Dice);
            sheet.Place(theme, line, callee, day.Draw(profile, Dice), outcome);
        }
        foreach (var person in _people.Where(_ => Dice.Chance(0.7)))
            sheet.Place(
                _honest, person.Line, person.Contact(Dice).Party, day.Draw(World.Business, Dice),
                World.Conversation.Draw(Dice));
    }

    private (Line Line, Answering Answering, Theme Theme, DayProfile Profile) Phone(Person person, int index)
    {
        // Malware writes its own INVITEs, or has the phone write them.
        var device = Dice.Chance(0.5) ? World.Devices.Bespoke(Dice) : person.Line.Device;
        var theme = new Theme(Class, Reports(Dice), RobotPasses, $"infected-{index + 1}");
        return (person.Line with { Device = device }, Recorded(Dice), theme, Waking(Dice));
    }
}
