using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Poisoning;

/// <summary>An honest caller and his ordinary days.</summary>
internal sealed class Victim
{
    private readonly Dice _dice;
    private readonly DayProfile _profile;
    private readonly Answering _answering;
    private readonly Person[] _people;

    private Victim(Dice dice, Line line, Person[] people, DayProfile profile, Answering answering) =>
        (_dice, Line, _people, _profile, _answering) = (dice, line, people, profile, answering);

    public Line Line { get; }

    /// <summary>Calls he makes a day.</summary>
    public required int Made { get; init; }

    /// <summary>Calls he receives a day.</summary>
    public required int Received { get; init; }

    /// <summary>The first day he calls.</summary>
    public int From { get; init; }

    public static Victim Of(VictimKind kind, Setting setting)
    {
        var (world, dice) = (setting.World, setting.Seed.Fork("smeared"));
        return kind switch
        {
            VictimKind.Family => Home(world, dice, world.Trunks.Access, from: 0),
            VictimKind.Newcomer => Home(world, dice, world.Trunks.Peers.Draw(dice), Course.AttackDay),
            VictimKind.Practice => new Victim(
                dice, world.Firm(dice, own: 1), [.. world.Own], world.Business, world.Conversation)
            {
                Made = 30,
                Received = 30,
            },
            _ => Reminder(world, dice),
        };
    }

    /// <summary>Places a day's calls, those he makes after a moment as what is looked at.</summary>
    /// <param name="lookFrom">In milliseconds since the first midnight.</param>
    /// <param name="looked">The class of these.</param>
    public void Emit(Day day, long lookFrom, string looked, CallSheet sheet)
    {
        var theme = Attack.Beside with { Class = looked };
        for (var i = 0; i < Made; i++)
        {
            var at = day.Draw(_profile, _dice);
            var callee = _dice.Pick(_people).Party;
            sheet.Place(at < lookFrom ? Attack.Beside : theme, Line, callee, at, _answering.Draw(_dice));
        }
        for (var i = 0; i < Received; i++)
        {
            var at = day.Draw(_profile, _dice);
            sheet.Place(Attack.Beside, _dice.Pick(_people).Line, Line.Party, at, _answering.Draw(_dice));
        }
    }

    private static Victim Home(World world, Dice dice, Trunk trunk, int from)
    {
        var like = world.Subscriber(dice);
        var number = world.Numbers.Take(dice, like.Village);
        var line = World.Connect(dice, Party.Of(number), trunk, world.Phone(dice));
        return new Victim(dice, line, [.. like.Contacts], world.Residential, world.Conversation)
        {
            Made = 8,
            Received = 6,
            From = from,
        };
    }

    private static Victim Reminder(World world, Dice dice)
    {
        var number = world.Numbers.Take(dice, dice.Int(0, world.Numbers.Villages - 1));
        var line = World.Connect(dice, Party.Of(number), world.Trunks.Peers.Draw(dice), world.Server(dice));
        var answering = new Answering(
            0.65, new Length(LengthFamily.LogNormal, 25, 0.4, 1), world.Unanswered, world.Voicemail);
        return new Victim(dice, line, [.. world.Own], DayProfile.Window(8, 19), answering)
        {
            Made = 12,
            Received = 1,
        };
    }
}
