using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Spam;

/// <summary>Shows a short internal number on a call from outside: "extension 400, IT help desk" [identity].</summary>
internal sealed class ShortNumber : SpamScenario
{
    public ShortNumber(Setting setting) : base(setting, "internal", 620) => Add(Shape.Int(3, 5), Plan);

    private CampaignPlan Plan(Dice dice) => new()
    {
        Class = Class,
        Trunks = dice.Int(0, 3) switch
        {
            0 => [World.Trunks.International],
            1 => [World.Trunks.Unknown],
            _ => Outside(dice),
        },
        Devices = AnyTools(dice),
        Origin = NumberOrigin.Internal,
        Numbers = dice.Int(1, 6),
        CallsPerNumber = new Length(LengthFamily.LogNormal, dice.Between(5, 60), 0.6, 1, 400),
        Hosts = dice.Int(1, 3),
        Everywhere = dice.Chance(0.5),
        Answering = World.Conversation with
        {
            Rate = World.AnswerRate * dice.Between(0.8, 1.1),
            Talk = Length.Any(dice, dice.Between(40, 240), 0.9, 2),
        },
        Profile = World.Business,
        Leads = Leads(dice, 200, 2_000),
        Reports = Reports(dice),
        Passes = RobotPasses,
    };
}
