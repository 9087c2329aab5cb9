using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Poisoning;

namespace Spit.DetectionBench.Tests.Poisoning;

public sealed class WhitewashTests
{
    [Theory]
    [InlineData("whitewash.loud.calling")]
    [InlineData("whitewash.loud.called")]
    [InlineData("whitewash.lowslow.calling")]
    [InlineData("whitewash.lowslow.called")]
    public void Generate_TwoCallsASpamCall_AreTalksOfTheSpammerWithAccomplices(string attack)
    {
        var calls = AttackCalls.Of(attack, 2);
        Call[] spam = [.. calls.Where(c => c.Class == "attack." + attack)];
        Call[] talks = [.. calls.Where(c => c.Class == Attack.BesideClass)];
        var spammer = Assert.Single(spam.Select(c => c.Caller()).Distinct());

        Assert.InRange(talks.Length, 1.8 * spam.Length, 2.2 * spam.Length);
        Assert.All(talks, t => Assert.Equal(
            spammer, attack.EndsWith(".calling", StringComparison.Ordinal) ? t.Caller() : t.Callee()));
        Assert.All(talks, t => Assert.True(t.DurationMs >= 90_000));
        Assert.True(talks[0].StartMs < spam[0].StartMs);
    }

    [Fact]
    public void Generate_NoAccomplices_SpamAlone() =>
        Assert.Equal(300, AttackCalls.Of("whitewash.loud.called", 0).Length);
}
