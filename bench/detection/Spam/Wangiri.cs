using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>One ring from abroad, so that the callee calls a dear number back.</summary>
internal sealed class Wangiri : SpamScenario
{
    public Wangiri(Setting setting) : base(setting, "wangiri", 1_500) => Add(Shape.Int(3, 5), Plan);

    private CampaignPlan Plan(Dice dice) => new()
    {
        Class = Class,
        Trunks = dice.Chance(0.8) ? [World.Trunks.International] : Outside(dice, 2),
        Devices = dice.Chance(0.7) ? Tools(dice) : AnyTools(dice),
        Origin = NumberOrigin.Abroad,
        Numbers = dice.Int(1, 8),
        CallsPerNumber = new Length(LengthFamily.LogNormal, dice.Factor(60, 400), 0.6, 10, 2_000),
        Hosts = dice.Int(1, 8),
        Everywhere = dice.Chance(0.7),
        Signing = dice.Chance(0.7) ? Signing.None : Signing.Usual,
        Answering = new Answering(
            dice.Between(0.01, 0.08), Length.Any(dice, 2, 0.6, 0.4, 20),
            new Choice<int>((487, 8), (480, dice.Between(0.2, 2)), (486, 0.3), (404, 0.4)), 0, 3),
        Profile = DayProfile.Window(dice.Between(0, 9), dice.Between(16, 23.5), 0.1),
        Bursts = dice.Chance(0.5) ? dice.Int(2, 6) : 0,
        BurstSeconds = dice.Factor(300, 4_000),
        Unassigned = dice.Between(0.02, 0.25),
        Reports = Reports(dice),
        Passes = RobotPasses,
        LeavesMissedCalls = true,
    };
}
