using Spit.Cli.CallRecords;

namespace Spit.Cli.Tests.CallRecords;

public sealed class ReadAheadTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Of_Items_AreTheSameInTheSameOrder(int count) =>
        Assert.Equal(Enumerable.Range(0, count), ReadAhead.Of(Enumerable.Range(0, count)));

    [Fact]
    public void Of_ABreakInTheSequence_ComesAfterWholeBatchesBeforeIt()
    {
        var taken = new List<int>();

        var thrown = Assert.Throws<FormatException>(() => taken.AddRange(ReadAhead.Of(BreakingAt(5000))));

        Assert.Equal("row 5000", thrown.Message);
        Assert.Equal(Enumerable.Range(0, taken.Count), taken);
        Assert.InRange(taken.Count, 4000, 5000);
    }

    [Fact]
    public void Of_LeftEarly_LeavesTheSequenceAtOnce()
    {
        var ended = new TaskCompletionSource();

        Assert.Equal([0, 1, 2], ReadAhead.Of(Endless(ended)).Take(3));

        Assert.True(ended.Task.IsCompletedSuccessfully);
    }

    private static IEnumerable<int> BreakingAt(int row)
    {
        for (var i = 0; i < row; i++) yield return i;
        throw new FormatException($"row {row}");
    }

    private static IEnumerable<int> Endless(TaskCompletionSource ended)
    {
        try
        {
            for (var i = 0; ; i++) yield return i;
        }
        finally
        {
            ended.SetResult();
        }
    }
}
