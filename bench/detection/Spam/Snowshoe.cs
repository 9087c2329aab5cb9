using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>
/// Hundreds of numbers at tens of addresses over all POPs, a handful of calls a number: mean 13, 95 % under 27
/// [honeypot], written by one tool or few.
/// </summary>
internal sealed class Snowshoe : SpamScenario
{
    public Snowshoe(Setting setting) : base(setting, "snowshoe", 2_400) => Add(Shape.Int(3, 4), Plan);

    private CampaignPlan Plan(Dice dice) => SpreadPlan.Of(World, dice, Tools(dice, 3), Leads(dice)) with
    {
        Class = Class,
        Signing = AnySigning(dice),
        Answering = Recorded(dice),
        Profile = Waking(dice),
        Reports = Reports(dice),
        Passes = RobotPasses,
    };
}
