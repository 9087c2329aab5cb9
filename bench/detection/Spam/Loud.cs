using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>A recorded robocaller at a high rate from few numbers [nuisance]: 14 % of nuisance calls.</summary>
internal sealed class Loud : SpamScenario
{
    public Loud(Setting setting) : base(setting, "loud", 3_300) => Add(Shape.Int(4, 7), Plan);

    private CampaignPlan Plan(Dice dice) => new()
    {
        Class = Class,
        Trunks = Anywhere(dice, 2),
        Devices = AnyTools(dice),
        Origin = dice.Chance(0.85) ? NumberOrigin.National : NumberOrigin.Abroad,
        Numbers = dice.Int(1, 4),
        Hosts = dice.Int(1, 2),
        Everywhere = dice.Chance(0.6),
        Signing = AnySigning(dice),
        Answering = Recorded(dice),
        Profile = Waking(dice),
        Bursts = dice.Int(1, 4),
        BurstSeconds = dice.Factor(300, 5_000),
        Leads = Leads(dice),
        Unassigned = dice.Between(0, 0.2),
        Again = dice.Between(0, 0.2),
        Reports = Reports(dice),
        Passes = RobotPasses,
        Withheld = OftenWithheld(dice),
    };
}
