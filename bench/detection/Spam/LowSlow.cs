using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>Few numbers, a few calls an hour, for days; a recorded message [attacks].</summary>
internal sealed class LowSlow : SpamScenario
{
    public LowSlow(Setting setting) : base(setting, "lowslow", 1_000) => Add(Shape.Int(5, 10), Plan);

    private CampaignPlan Plan(Dice dice) => new()
    {
        Class = Class,
        Trunks = Anywhere(dice, 2),
        Devices = AnyTools(dice),
        Origin = NumberOrigin.National,
        Numbers = dice.Int(1, 4),
        Hosts = dice.Int(1, 2),
        Everywhere = dice.Chance(0.5),
        Signing = AnySigning(dice),
        Answering = Recorded(dice),
        Profile = DayProfile.Window(dice.Between(6, 10), dice.Between(18, 23), dice.Between(0, 0.3)),
        Leads = Leads(dice),
        Unassigned = dice.Between(0, 0.08),
        Reports = Reports(dice),
        Passes = RobotPasses,
        Withheld = OftenWithheld(dice),
    };
}
