using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;

namespace Spit.DetectionBench.Poisoning;

/// <summary>Subscribers whom an attacker has made himself.</summary>
internal static class Accounts
{
    /// <summary>So many, each with a number, a phone and an address that no one else has.</summary>
    public static Line[] Open(World world, Dice dice, int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ => World.Connect(
            dice,
            Party.Of(world.Numbers.Take(dice, dice.Int(0, world.Numbers.Villages - 1))),
            world.Trunks.Access,
            world.Phone(dice))),
    ];
}
