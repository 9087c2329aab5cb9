using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Poisoning;

namespace Spit.DetectionBench.Tests.Poisoning;

public sealed class SmearTests
{
    private const int Accounts = 16;

    public static TheoryData<string> Smears { get; } = [.. Attacks.All.Where(a => a is Smear).Select(a => a.Name)];

    [Fact]
    public void Generate_SameSeed_SameCalls() => Assert.Equal(
        AttackCalls.Generate("smear.practice.hangup", 4), AttackCalls.Generate("smear.practice.hangup", 4));

    [Theory]
    [MemberData(nameof(Smears))]
    public void Generate_Reports_OneAnAccountAndAllOfOneVictim(string attack)
    {
        var calls = AttackCalls.Of(attack, Accounts);
        Call[] reported = [.. calls.Where(c => c.IsReported)];

        Assert.Equal(Accounts, reported.Length);
        Assert.Equal(Accounts, reported.Select(c => c.Callee()).Distinct().Count());
        Assert.Equal(Victim(calls), Assert.Single(reported.Select(c => c.Caller()).Distinct()));
    }

    [Theory]
    [MemberData(nameof(Smears))]
    public void Generate_EveryReport_IsOfACallBackToAnAccountThatRang(string attack)
    {
        var calls = AttackCalls.Of(attack, Accounts);

        Assert.All(calls.Where(c => c.IsReported), report => Assert.Single(
            calls, c => c.Caller() == report.Callee() && c.Callee() == report.Caller() && c.StartMs < report.StartMs));
    }

    [Theory]
    [MemberData(nameof(Smears))]
    public void Generate_CallsLookedAt_AreTheSameAtAllStrengthsAndAfterTheReports(string attack)
    {
        Call[] without = [.. AttackCalls.Of(attack, 0).Where(c => c.Class != Attack.BesideClass)];
        var calls = AttackCalls.Of(attack, Accounts);
        Call[] looked = [.. calls.Where(c => c.Class != Attack.BesideClass)];

        Assert.NotEmpty(looked);
        Assert.Equal(without, looked);
        Assert.True(calls.Where(c => c.IsReported).Max(c => c.StartMs) < looked[0].StartMs);
    }

    [Fact]
    public void Generate_NoAccounts_NobodyReportsTheVictim() =>
        Assert.DoesNotContain(AttackCalls.Of("smear.family.talk", 0), c => c.IsReported);

    private static string Victim(Call[] calls) => calls.First(c => c.Class != Attack.BesideClass).Caller();
}
