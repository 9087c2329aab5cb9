using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>A fresh caller in each call, from one source or few [attacks].</summary>
internal sealed class Rotating : SpamScenario
{
    public Rotating(Setting setting) : base(setting, "rotating", 1_500) => Add(Shape.Int(3, 5), Plan);

    private CampaignPlan Plan(Dice dice)
    {
        var (trunks, devices) = Visible(dice, ownTools: 0.8);
        return new CampaignPlan
        {
            Class = Class,
            Trunks = trunks,
            Devices = devices,
            Origin = dice.Chance(0.9) ? NumberOrigin.National : NumberOrigin.Abroad,
            Numbers = 1,
            CallsPerNumber = new Length(LengthFamily.Weibull, 1, 3, 1, dice.Int(1, 2)),
            Hosts = dice.Int(1, 3),
            Everywhere = dice.Chance(0.6),
            Signing = dice.Chance(0.5) ? Signing.None : Signing.Usual,
            Answering = Recorded(dice),
            Profile = Waking(dice),
            Bursts = dice.Chance(0.4) ? dice.Int(1, 4) : 0,
            BurstSeconds = dice.Factor(900, 7_000),
            Leads = Leads(dice),
            Unassigned = dice.Between(0, 0.15),
            Reports = Reports(dice),
            Passes = RobotPasses,
        };
    }
}
