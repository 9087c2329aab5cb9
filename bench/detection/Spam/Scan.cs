using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>
/// Scanners of numbers and extensions: 100-150 attempts a second in bursts shortly after midnight [scanners], 404 and
/// 484.
/// </summary>
internal sealed class Scan : SpamScenario
{
    public Scan(Setting setting) : base(setting, "scan", 1_700) => Add(Shape.Int(2, 4), Plan);

    private CampaignPlan Plan(Dice dice) => new()
    {
        Class = Class,
        Trunks = dice.Chance(0.7) ? [World.Trunks.Unknown] : Outside(dice),
        Devices = dice.Chance(0.35) ? [DeviceCatalogue.Scanner(Dice)] : AnyTools(dice),
        Origin = dice.Chance(0.8) ? NumberOrigin.National : NumberOrigin.Abroad,
        Numbers = dice.Int(1, 3),
        CallsPerNumber = dice.Chance(0.5) ? null : new Length(LengthFamily.LogNormal, dice.Between(5, 80), 0.5, 1, 500),
        Hosts = dice.Int(1, 2),
        Everywhere = dice.Chance(0.3),
        Signing = Signing.None,
        Answering = new Answering(
            dice.Between(0.02, 0.12), Length.Any(dice, 1.5, 0.7, 0.4, 20),
            new Choice<int>((404, 5), (484, dice.Between(1, 5)), (480, 3), (487, dice.Between(0, 3))), 0, 2),
        Profile = dice.Chance(0.7) ? DayProfile.Window(0, dice.Between(1.5, 4)) : DayProfile.Window(0, 23.9),
        Bursts = dice.Int(1, 2),
        BurstRate = dice.Between(60, 150),
        Unassigned = dice.Between(0.3, 0.8),
        Reports = Reports(dice) / 2,
        Passes = RobotPasses,
    };
}
