using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>Low and slow with numbers that last a call or a few.</summary>
internal sealed class RotatingSlow : SpamScenario
{
    public RotatingSlow(Setting setting) : base(setting, "rotlow", 900) => Add(Shape.Int(4, 7), Plan);

    private CampaignPlan Plan(Dice dice)
    {
        var (trunks, devices) = Visible(dice, ownTools: 0.5);
        return new CampaignPlan
        {
            Class = Class,
            Trunks = trunks,
            Devices = devices,
            Origin = NumberOrigin.National,
            Numbers = 1,
            CallsPerNumber = new Length(LengthFamily.Weibull, dice.Between(1, 4), 2, 1, 10),
            Hosts = dice.Int(1, 3),
            Everywhere = dice.Chance(0.5),
            Signing = AnySigning(dice),
            Answering = Recorded(dice),
            Profile = DayProfile.Window(dice.Between(6, 10), dice.Between(18, 23), dice.Between(0, 0.3)),
            Leads = Leads(dice),
            Unassigned = dice.Between(0, 0.08),
            Reports = Reports(dice),
            Passes = RobotPasses,
        };
    }
}
