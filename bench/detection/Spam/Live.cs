using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>
/// Scams by live agents: normal talks, few reports [nuisance]: 31 % of nuisance calls; tagged at best.
/// </summary>
internal sealed class Live : SpamScenario
{
    private readonly double _passes;

    public Live(Setting setting) : base(setting, "live", 2_500)
    {
        // People pass a challenge; in some years they have robots dial and fail it.
        _passes = Shape.Chance(0.5) ? Shape.Between(0.5, 0.9) : RobotPasses;
        Add(Shape.Int(4, 7), Plan);
    }

    private CampaignPlan Plan(Dice dice) => new()
    {
        Class = Class,
        Trunks = Anywhere(dice, 2),
        Devices = [World.Server(Dice)],
        Origin = NumberOrigin.National,
        Numbers = dice.Int(5, 60),
        CallsPerNumber = new Length(LengthFamily.LogNormal, dice.Between(15, 120), 0.6, 2, 900),
        Hosts = dice.Int(1, 12),
        Everywhere = dice.Chance(0.7),
        StaysAtHost = dice.Chance(0.5),
        Signing = AnySigning(dice),
        Answering = new Answering(
            World.AnswerRate * dice.Between(0.5, 0.9),
            new Length(LengthFamily.LogLogistic, dice.Between(30, 110), dice.Between(1.1, 1.7), 1, 3600),
            World.Unanswered, World.Voicemail, dice.Between(7, 10)),
        Profile = World.Business,
        Leads = Leads(dice),
        Unassigned = dice.Between(0, 0.05),
        Again = dice.Between(0, 0.3),
        Reports = Reports(dice) * 0.4,
        Passes = _passes,
        Withheld = OftenWithheld(dice),
    };
}
