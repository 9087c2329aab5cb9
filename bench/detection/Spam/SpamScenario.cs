using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>Campaigns of one class: some go on for the whole run, others come and go.</summary>
internal abstract class SpamScenario : Scenario
{
    // Chosen: a carrier is paid by whoever pays.
    private const double OfCustomers = 0.125;

    private readonly List<(Campaign Campaign, int From, int Until, double Weight)> _campaigns = [];

    protected SpamScenario(Setting setting, string name, double usualCalls)
        : base(setting, "spam." + name, usualCalls)
    {
        RobotPasses = Shape.Between(0.02, 0.04);
    }

    /// <summary>Share of a robot's calls that pass a challenge by luck.</summary>
    protected double RobotPasses { get; }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        var active = _campaigns.Where(c => c.From <= day.Index && day.Index < c.Until).ToArray();
        if (active.Length == 0) active = [_campaigns[day.Index % _campaigns.Count]];
        var weights = active.Sum(c => c.Weight);
        foreach (var (campaign, _, _, weight) in active)
            campaign.Emit(day, Dice.Round(calls * weight / weights), sheet);
    }

    /// <summary>Adds this many campaigns; the plans' parameters are drawn anew for each.</summary>
    protected void Add(int count, Func<Dice, CampaignPlan> plan)
    {
        for (var i = 0; i < count; i++)
        {
            var id = $"{Class[5..]}-{_campaigns.Count + 1}";
            // A campaign's ways belong to the shape as they belong to a year; its numbers and hosts to the seed.
            var campaign = new Campaign(id, plan(Shape.Fork(id)), Setting, Dice.Fork(id));
            var from = _campaigns.Count % 2 == 0 ? 0 : Dice.Int(0, 4);
            _campaigns.Add((campaign, from, from + Dice.Int(1, 6), Dice.Factor(0.5, 2)));
        }
    }

    /// <summary>A share of reports around what is usual in this world.</summary>
    protected double Reports(Dice dice) => Math.Clamp(World.SpamReports * dice.Factor(0.5, 2), 0.02, 0.2);

    /// <summary>Every fifth campaign withholds its numbers in some or most of its calls. Chosen.</summary>
    protected static double OftenWithheld(Dice dice) => dice.Chance(0.2) ? dice.Between(0.1, 0.9) : 0;

    /// <summary>When most nuisance calls come: in waking hours.</summary>
    protected static DayProfile Waking(Dice dice) => dice.Chance(0.5)
        ? DayProfile.Window(dice.Between(7, 11), dice.Between(16, 22), dice.Between(0, 0.05))
        : DayProfile.Peaks(0.05, (dice.Between(9, 12), 2, 1), (dice.Between(14, 19), 2, 1));

    /// <summary>Recorded message; few answer, most hang up soon [nuisance].</summary>
    protected Answering Recorded(Dice dice) => new(
        World.AnswerRate * dice.Between(0.45, 0.95),
        dice.Chance(0.6)
            ? new Length(LengthFamily.Recording, dice.Between(15, 60), dice.Between(0.03, 0.3), 0.6)
            : Length.Any(dice, dice.Between(4, 16), dice.Between(0.6, 1.0), 0.6, 90),
        World.Unanswered, World.Voicemail * dice.Between(0.3, 1), dice.Between(6, 10));

    /// <summary>One or few tools that write the INVITE as nobody else does; no two runs know the same.</summary>
    protected Device[] Tools(Dice dice, int most = 2) =>
        [.. Enumerable.Range(0, dice.Int(1, most)).Select(_ => World.Devices.Bespoke(Dice))];

    /// <summary>A tool of its own, or one that honest callers use too.</summary>
    protected Device[] AnyTools(Dice dice) => dice.Int(0, 9) switch
    {
        <= 5 => Tools(dice),
        <= 7 => [World.Devices.Server(Dice)],
        _ => [World.Devices.Phone(Dice)],
    };

    protected Trunk[] Outside(Dice dice, int most = 1) =>
        dice.Sample(World.Trunks.Peers.Items, dice.Int(1, most));

    /// <summary>Over other carriers, unless a customer of the carrier's own runs the campaign.</summary>
    protected Trunk[] Anywhere(Dice dice, int most = 1)
    {
        var outside = Outside(dice, most);
        return CustomerLine(World, dice) is { } own ? [own] : outside;
    }

    /// <summary>Every eighth campaign comes over the carrier's own lines; null: not this one.</summary>
    internal static Trunk? CustomerLine(World world, Dice dice)
    {
        var customer = dice.Fork("customer");
        if (!customer.Chance(OfCustomers)) return null;
        return customer.Chance(0.5) ? world.Trunks.Access : world.Trunks.Biz;
    }

    /// <summary>
    /// A way in for callers who never show a number twice. They can be told by their address or their tool alone, so
    /// one of the two is theirs; who hides both is nobody's to find.
    /// </summary>
    protected (Trunk[] Trunks, Device[] Devices) Visible(Dice dice, double ownTools)
    {
        var trunk = dice.Int(0, 9) switch
        {
            0 or 1 => World.Trunks.Unknown,
            2 => dice.Pick(World.Trunks.Clear),
            _ => dice.Pick(World.Trunks.Open),
        };
        var hidesAddress = trunk.Kind != TrunkKind.Open;
        return ([trunk], hidesAddress || dice.Chance(ownTools) ? Tools(dice) : AnyTools(dice));
    }

    protected IReadOnlyList<Person> Leads(Dice dice, double low = 1_500, double high = 9_000) =>
        dice.Sample(World.Own, Scaled(low, high, 60));

    protected static Signing AnySigning(Dice dice) => (Signing)dice.Int(0, 2);
}
