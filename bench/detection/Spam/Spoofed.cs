using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>
/// Shows the numbers of own subscribers, and of other carriers', from outside; the victims are called back [attacks].
/// </summary>
internal sealed class Spoofed : SpamScenario
{
    public Spoofed(Setting setting) : base(setting, "spoofed", 2_000) => Add(Shape.Int(3, 5), Plan);

    private CampaignPlan Plan(Dice dice) => new()
    {
        Class = Class,
        Trunks = dice.Chance(0.25) ? [World.Trunks.International] : Outside(dice, 2),
        Devices = AnyTools(dice),
        Origin = NumberOrigin.Victim,
        Numbers = dice.Int(1, 4),
        CallsPerNumber = new Length(LengthFamily.LogNormal, dice.Factor(200, 1_000), 0.6, 20, 3_000),
        Hosts = dice.Int(1, 5),
        Everywhere = dice.Chance(0.6),
        Signing = dice.Chance(0.6) ? Signing.Usual : Signing.None,
        Answering = Recorded(dice),
        Profile = Waking(dice),
        Bursts = dice.Chance(0.4) ? dice.Int(1, 4) : 0,
        BurstSeconds = dice.Factor(900, 7_000),
        Leads = Leads(dice),
        Unassigned = dice.Between(0, 0.12),
        Reports = Reports(dice),
        Passes = RobotPasses,
        LeavesMissedCalls = true,
    };
}
