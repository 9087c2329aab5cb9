using Spit.EdgeProxy.Grid;

namespace Spit.EdgeProxy.Tests.Grid;

public sealed class OutcomeQueueTests : IDisposable
{
    private readonly GridMeasurements _measured = new();

    public void Dispose() => _measured.Dispose();

    [Fact]
    public void Take_MoreThanThere_TakesAllInOrder()
    {
        var queue = Filled(3, limit: 10);
        var taken = new List<EndedCall>();

        queue.Take(5, taken);

        Assert.Equal([0, 1, 2], taken.Select(o => o.Outcome.Duration.TotalSeconds));
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public void PutBack_AfterATake_RestoresTheOrder()
    {
        var queue = Filled(4, limit: 10);
        var taken = new List<EndedCall>();
        queue.Take(2, taken);

        queue.PutBack(taken);

        Assert.Equal([0, 1, 2, 3], Drain(queue));
    }

    [Fact]
    public void PutBack_NoRoom_DropsTheOldestAndCounts()
    {
        var queue = Filled(3, limit: 3);
        var taken = new List<EndedCall>();
        queue.Take(2, taken);
        queue.Add(EdgeFixture.Ended(7));

        queue.PutBack(taken);

        Assert.Equal([1, 2, 7], Drain(queue));
        Assert.Equal([(1.0, "reason=outcomes")], _measured.Of("spit.edge.shed"));
    }

    private static IEnumerable<double> Drain(OutcomeQueue queue)
    {
        var taken = new List<EndedCall>();
        queue.Take(int.MaxValue, taken);
        return taken.Select(o => o.Outcome.Duration.TotalSeconds);
    }

    private OutcomeQueue Filled(int count, int limit)
    {
        var queue = new OutcomeQueue(limit, _measured.Metrics);
        for (var i = 0; i < count; i++)
        {
            queue.Add(EdgeFixture.Ended(i));
        }
        return queue;
    }
}
