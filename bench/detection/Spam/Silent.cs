using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>Silent calls and hang-ups within seconds [nuisance]: 36 % of nuisance calls.</summary>
internal sealed class Silent : SpamScenario
{
    public Silent(Setting setting) : base(setting, "silent", 3_800) => Add(Shape.Int(4, 7), Plan);

    private CampaignPlan Plan(Dice dice) => new()
    {
        Class = Class,
        Trunks = Anywhere(dice, 2),
        Devices = AnyTools(dice),
        Origin = NumberOrigin.National,
        Numbers = dice.Int(1, 6),
        Hosts = dice.Int(1, 4),
        Everywhere = dice.Chance(0.6),
        StaysAtHost = dice.Chance(0.5),
        Signing = AnySigning(dice),
        Answering = new Answering(
            World.AnswerRate * dice.Between(0.5, 1), Length.Any(dice, dice.Between(1.5, 7), dice.Between(0.4, 0.8)),
            dice.Chance(0.5) ? World.Unanswered : new Choice<int>((487, 4), (480, 1), (486, 0.5), (404, 0.3)),
            World.Voicemail * dice.Unit(), dice.Between(5, 9)),
        Profile = Waking(dice),
        Bursts = dice.Chance(0.3) ? dice.Int(2, 6) : 0,
        BurstSeconds = dice.Factor(600, 6_000),
        Leads = Leads(dice),
        Unassigned = dice.Between(0, 0.15),
        Again = dice.Between(0, 0.4),
        Reports = Reports(dice),
        Passes = RobotPasses,
        Withheld = OftenWithheld(dice),
    };
}
