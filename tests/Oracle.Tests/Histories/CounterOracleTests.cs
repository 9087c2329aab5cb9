namespace Spit.Oracle.Tests.Histories;

/// <summary>An oracle that refuses nothing would pass every grid.</summary>
public sealed class CounterOracleTests
{
    // Two edges, the second pair at the same time: the numbers of the pair may come in either order.
    private static readonly AskedOnce[] Sound = [new(0, 1, 2, 1), new(1, 3, 6, 3), new(0, 4, 5, 2), new(1, 7, 8, 4)];

    [Fact]
    public void Faults_SoundHistory_None() => Assert.Empty(Faults(4, Sound));

    [Fact]
    public void Faults_NothingAsked_None() => Assert.Empty(Faults(0));

    [Fact]
    public void Faults_LostCount_IsRefused() =>
        Assert.Contains(Faults(3, Sound), fault => fault.Contains("lost", StringComparison.Ordinal));

    [Fact]
    public void Faults_DoubleCount_IsRefused() =>
        Assert.Contains(Faults(5, Sound), fault => fault.Contains("doubled", StringComparison.Ordinal));

    [Fact]
    public void Faults_RepeatedTotal_IsRefused() =>
        Assert.Contains(
            Faults(4, [.. Sound[..2], Sound[2] with { Total = 3 }, Sound[3]]),
            fault => fault == "2 answers say #3");

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Faults_TotalThatWasNeverReached_IsRefused(long total) =>
        Assert.Contains(
            Faults(4, [.. Sound[..3], Sound[3] with { Total = total }]),
            fault => fault.EndsWith("the grid counted to 4", StringComparison.Ordinal));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Faults_LaterQuestionWithSmallerTotal_IsRefusedAtWhateverEdge(int edge) =>
        Assert.Contains(
            Faults(2, [new(0, 1, 2, 2), new(edge, 3, 4, 1)]),
            fault => fault.Contains("was asked after", StringComparison.Ordinal));

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(2, true)]
    [InlineData(5, true)]
    public void Faults_OneUnanswered_CountsOnceOrNotAtAll(long counted, bool isRefused) =>
        Assert.Equal(
            isRefused,
            Faults(counted, [new(0, 1, 2, 1), new(0, 3, 9, null), new(1, 4, 5, 2), new(1, 6, 7, 3)]).Any());

    [Fact]
    public void Faults_AttemptThatMayCountTwice_CountsTwiceAtMost()
    {
        Assert.Empty(Faults(2, [new(0, 1, 2, 1, MayCountTwice: true)]));
        Assert.NotEmpty(Faults(3, [new(0, 1, 2, 1, MayCountTwice: true)]));
    }

    private static IEnumerable<string> Faults(long counted, params AskedOnce[] attempts) =>
        CounterOracle.Faults(new KeyHistory("key", attempts, counted));
}
