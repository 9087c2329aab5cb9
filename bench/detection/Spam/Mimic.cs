using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>A snowshoe campaign that looks like the popular phones of honest callers [attacks].</summary>
internal sealed class Mimic : SpamScenario
{
    public Mimic(Setting setting) : base(setting, "mimic", 1_400) => Add(Shape.Int(2, 4), Plan);

    private CampaignPlan Plan(Dice dice)
    {
        Device[] devices = [.. Enumerable.Range(0, dice.Int(1, 12)).Select(_ => World.Devices.Popular(Dice))];
        return SpreadPlan.Of(World, dice, devices, Leads(dice)) with
        {
            Class = Class,
            Signing = AnySigning(dice),
            Answering = Recorded(dice),
            Profile = Waking(dice),
            Reports = Reports(dice),
            Passes = RobotPasses,
        };
    }
}
