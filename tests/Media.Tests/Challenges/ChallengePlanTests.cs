using Spit.Media.Challenges;

namespace Spit.Media.Tests.Challenges;

public sealed class ChallengePlanTests
{
    [Fact]
    public void Faults_Default_HasNone() => Assert.Empty(ChallengePlan.Default.Faults());

    [Fact]
    public void Faults_Several_AreAllNamed()
    {
        var plan = ChallengePlan.Default with { Tries = 9, RobotFrom = double.NaN, KeyWait = TimeSpan.Zero };

        var faults = plan.Faults();

        Assert.Equal(3, faults.Count);
        foreach (var name in new[] { "Tries", "RobotFrom", "KeyWait" })
            Assert.Contains(faults, f => f.StartsWith(name, StringComparison.Ordinal));
    }
}
