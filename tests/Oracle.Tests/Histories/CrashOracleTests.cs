namespace Spit.Oracle.Tests.Histories;

public sealed class CrashOracleTests
{
    // Three answered before the death, of which two were written; one under way; two answered by the next owner.
    private static readonly AskedOnce[] Attempts =
    [
        new(0, 1, 2, 1), new(1, 3, 4, 2), new(0, 5, 6, 3), new(1, 7, 14, null), new(0, 12, 13, 3), new(1, 15, 16, 4),
    ];

    private static readonly Crash Death = new(KilledAt: 10, GoneAt: 11, Acknowledged: 2, Stored: 2);

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Faults_LossSinceTheLastWrite_IsAllowed(long counted) =>
        Assert.Empty(CrashOracle.Faults(new KeyHistory("key", Attempts, counted), Death));

    [Fact]
    public void Faults_AcknowledgedAndWrittenIsLost_IsRefused() =>
        Assert.NotEmpty(CrashOracle.Faults(new KeyHistory("key", Attempts, 4), Death with { Acknowledged = 3 }));

    [Fact]
    public void Faults_CountOfTheNextOwnerIsLost_IsRefused() =>
        Assert.NotEmpty(CrashOracle.Faults(new KeyHistory("key", Attempts, 3), Death));

    [Fact]
    public void Faults_CountedTwice_IsRefused() =>
        Assert.NotEmpty(CrashOracle.Faults(new KeyHistory("key", Attempts, 6), Death));

    [Fact]
    public void Faults_NextOwnerRepeatsItself_IsRefused() =>
        Assert.NotEmpty(CrashOracle.Faults(
            new KeyHistory("key", [.. Attempts[..5], Attempts[5] with { Total = 3 }], 4), Death));

    [Fact]
    public void Faults_NextOwnerBeginsBelowTheStoredCount_IsRefused() =>
        Assert.NotEmpty(CrashOracle.Faults(
            new KeyHistory("key", [.. Attempts[..4], new(0, 12, 13, 1), new(1, 15, 16, 2)], 4), Death));

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Faults_StoredButNeverAnswered_MayCountOnceMoreWhenAskedAgain(long counted, bool isRefused) =>
        Assert.Equal(
            isRefused,
            CrashOracle.Faults(
                new KeyHistory("key", [new(0, 1, 12, 2)], counted), Death with { Acknowledged = 0, Stored = 1 }).Any());
}
