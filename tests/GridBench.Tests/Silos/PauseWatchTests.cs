using Spit.GridBench.Silos;

namespace Spit.GridBench.Tests.Silos;

public sealed class PauseWatchTests
{
    [Fact]
    public void Stop_AfterAFullCollection_HasSeenItsPause()
    {
        var watch = PauseWatch.Start();
        GC.Collect(2, GCCollectionMode.Forced, blocking: true);

        var figures = watch.Stop();

        Assert.True(figures.FullCollections >= 1);
        Assert.InRange(figures.LongestGcPauseMs, double.Epsilon, figures.TotalGcPauseMs);
    }
}
