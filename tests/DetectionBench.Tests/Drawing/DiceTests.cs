using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Tests.Drawing;

public sealed class DiceTests
{
    // Data of runs must not change with a new runtime, so the first numbers are written down.
    [Fact]
    public void Bits_KnownSeed_AreTheKnownOnes()
    {
        var dice = new Dice(0);

        ulong[] known = [0x99EC5F36CB75F2B4, 0xBF6E1F784956452A, 0x1A5F849D4933E6E0];

        Assert.Equal(known, known.Select(_ => dice.Bits()));
    }

    [Fact]
    public void Fork_ParentThatWentOn_GivesTheSame()
    {
        var parent = new Dice(4);
        var early = parent.Fork("part").Bits();
        parent.Bits();

        Assert.Equal(early, parent.Fork("part").Bits());
    }

    [Fact]
    public void Fork_NearSeedsAndParts_AllDiffer()
    {
        var firsts = from seed in Enumerable.Range(0, 40)
                     from part in Enumerable.Range(0, 40)
                     select new Dice((ulong)seed).Fork(part).Bits();

        Assert.Equal(1600, firsts.Distinct().Count());
    }
}
