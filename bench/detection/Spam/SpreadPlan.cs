using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;

namespace Spit.DetectionBench.Spam;

/// <summary>What campaigns that spread over numbers and addresses have in common.</summary>
internal static class SpreadPlan
{
    public static CampaignPlan Of(World world, Dice dice, Device[] devices, IReadOnlyList<Person> leads) => new()
    {
        Class = "",
        Trunks = Ways(world, dice),
        Devices = devices,
        Origin = dice.Chance(0.9) ? NumberOrigin.National : NumberOrigin.Abroad,
        Numbers = dice.Int(20, 90),
        // Mean 13 and 95 % under 27 calls a number [NDSS/USENIX].
        CallsPerNumber = new Length(LengthFamily.LogNormal, 11.8, 0.45, 1, 60),
        Hosts = dice.Int(12, 60),
        Networks = dice.Chance(0.4) ? dice.Int(1, 4) : 99,
        Everywhere = true,
        StaysAtHost = dice.Chance(0.5),
        Leads = leads,
        Unassigned = dice.Between(0, 0.12),
        Again = dice.Between(0, 0.1),
        Answering = world.Conversation,
        Profile = world.Business,
        Reports = 0,
        Passes = 0,
    };

    private static Trunk[] Ways(World world, Dice dice)
    {
        List<Trunk> ways = [.. world.Trunks.Open];
        if (dice.Chance(0.5)) ways.AddRange(dice.Sample(world.Trunks.Clear, 1));
        if (dice.Chance(0.3)) ways.Add(world.Trunks.Unknown);
        if (dice.Chance(0.1)) ways.Add(world.Trunks.Peers.Draw(dice));
        return SpamScenario.CustomerLine(world, dice) is { } own ? [own] : [.. ways.Distinct()];
    }
}
