using Spit.EdgeProxy.Grid;

namespace Spit.EdgeProxy.Tests.Grid;

public sealed class BackoffTests
{
    [Fact]
    public void Next_OneEndpoint_DoublesUpToHalfASecond()
    {
        var backoff = new Backoff(1);

        foreach (var full in new[] { 100, 200, 400, 500, 500, 500 })
        {
            Assert.InRange(backoff.Next().TotalMilliseconds, full / 2.0, full);
        }
    }

    [Fact]
    public void Next_ThreeEndpoints_WaitsOnlyAfterEachWasTried()
    {
        var backoff = new Backoff(3);

        var waits = Enumerable.Range(0, 6).Select(_ => backoff.Next() > TimeSpan.Zero);

        Assert.Equal([false, false, true, false, false, true], waits);
    }

    [Fact]
    public void Next_AfterManyFailures_StaysAtTheLongest()
    {
        var backoff = new Backoff(1);
        for (var i = 0; i < 1000; i++)
        {
            backoff.Next();
        }

        Assert.InRange(backoff.Next().TotalMilliseconds, 250, 500);
    }

    [Fact]
    public void Reset_AfterFailures_TriesAtOnceAndBeginsAnew()
    {
        var backoff = new Backoff(1);
        backoff.Next();
        backoff.Next();

        backoff.Reset();

        Assert.Equal(TimeSpan.Zero, backoff.Next());
        Assert.InRange(backoff.Next().TotalMilliseconds, 50, 100);
    }
}
