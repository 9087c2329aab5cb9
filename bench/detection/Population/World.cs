using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Population;

/// <summary>A carrier, its subscribers, its neighbours and who calls from there.</summary>
internal sealed class World
{
    public const int PopCount = 5;

    public required IReadOnlyList<string> Pops { get; init; }

    public required DeviceCatalogue Devices { get; init; }

    public required NumberSpace Numbers { get; init; }

    public required TrunkSet Trunks { get; init; }

    /// <summary>Share of devices that are configured as no other.</summary>
    public required double BespokeShare { get; init; }

    /// <summary>Own subscribers.</summary>
    public required IReadOnlyList<Person> Own { get; init; }

    /// <summary>People at other carriers, at home and abroad.</summary>
    public required IReadOnlyList<Person> Foreign { get; init; }

    public required DayProfile Residential { get; init; }

    public required DayProfile Business { get; init; }

    /// <summary>Final responses of ordinary calls that nobody answers.</summary>
    public required Choice<int> Unanswered { get; init; }

    /// <summary>Conversations of people who know each other.</summary>
    public required Length Talk { get; init; }

    /// <summary>Share of calls that voice mail takes when the callee does not.</summary>
    public required double Voicemail { get; init; }

    /// <summary>Share of ordinary calls that are answered.</summary>
    public required double AnswerRate { get; init; }

    /// <summary>Share of answered spam that people report, in the middle; campaigns differ.</summary>
    public required double SpamReports { get; init; }

    /// <summary>The highest share of answered honest calls that people report.</summary>
    public required double HamReports { get; init; }

    /// <summary>Services that re-originate other people's calls; who calls is not who they are.</summary>
    public required IReadOnlyList<Line> Forwarders { get; init; }

    /// <summary>Share of spam that reaches its callee through one of them.</summary>
    public required double ForwardedSpam { get; init; }

    /// <summary>How often, next to a report, a callee who does not answer refuses with 607 (RFC 8197).</summary>
    public required double Unwanted { get; init; }

    /// <summary>People, mostly own subscribers, whose numbers others spoof; their calls are ham.victim.</summary>
    public required IReadOnlyList<Person> Victims { get; init; }

    public Answering Conversation => new(AnswerRate, Talk, Unanswered, Voicemail);

    public Device Phone(Dice dice) => dice.Chance(BespokeShare) ? Devices.Bespoke(dice) : Devices.Phone(dice);

    public Device Server(Dice dice) => dice.Chance(BespokeShare * 3) ? Devices.Bespoke(dice) : Devices.Server(dice);

    public Person Subscriber(Dice dice) => dice.Pick(Own);

    /// <summary>A new way in for somebody, with an address of its own where the trunk shows it.</summary>
    public static Line Connect(Dice dice, Party party, Trunk trunk, Device device, bool everywhere = false) =>
        new(party, trunk, device, trunk.NewAddress(dice), everywhere ? -1 : trunk.Pop(dice), trunk.Sign(dice));

    /// <summary>A firm's line: on the own business trunk or at an interconnect.</summary>
    public Line Firm(Dice dice, double own = 0.6)
    {
        var trunk = dice.Chance(own) ? Trunks.Biz : Trunks.Peers.Draw(dice);
        var number = Party.Of(Numbers.Take(dice, dice.Int(0, Numbers.Villages - 1)));
        return Connect(dice, number, trunk, Server(dice), trunk != Trunks.Biz && dice.Chance(0.3));
    }
}
