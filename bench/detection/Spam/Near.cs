using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>Shows a fresh number near the callee's in each call [identity].</summary>
internal sealed class Near : SpamScenario
{
    public Near(Setting setting) : base(setting, "neighbour", 1_400) => Add(Shape.Int(3, 5), Plan);

    private CampaignPlan Plan(Dice dice)
    {
        var (trunks, devices) = Visible(dice, ownTools: 0.8);
        return new CampaignPlan
        {
            Class = Class,
            Trunks = trunks,
            Devices = devices,
            Origin = NumberOrigin.NearCallee,
            Numbers = 1,
            LastDigits = dice.Int(2, 3),
            Hosts = dice.Int(1, 4),
            Everywhere = dice.Chance(0.6),
            Signing = AnySigning(dice),
            Answering = Recorded(dice),
            Profile = Waking(dice),
            Bursts = dice.Chance(0.3) ? dice.Int(1, 4) : 0,
            BurstSeconds = dice.Factor(900, 7_000),
            Leads = Leads(dice),
            Unassigned = dice.Between(0, 0.1),
            Reports = Reports(dice),
            Passes = RobotPasses,
        };
    }
}
