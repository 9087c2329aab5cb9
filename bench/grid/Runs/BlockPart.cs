using System.Diagnostics;
using System.Globalization;
using Spit.Detection;
using Spit.EdgeProxy.Grid;
using Spit.GridBench.Figures;
using Spit.GridBench.Loads;

namespace Spit.GridBench.Runs;

/// <summary>
/// From a block's being decided at the edge of one silo until the edge of another refuses its caller; in peace, and
/// from the moment on that the first edge's silo is killed.
/// </summary>
internal sealed class BlockPart(MeasurePlan plan, Grid grid)
{
    private static readonly TimeSpan Look = TimeSpan.FromMicroseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(1);

    public async Task RunAsync(Report report)
    {
        Progress.Tell($"{2 * plan.BulletinCount} live blocks");
        // The third silo is where the first edge goes when its own is gone, so that the two never share one.
        await using var decides = await grid.NewAskerAsync(0, 2);
        await using var refuses = await grid.NewAskerAsync(1);
        // The first one meets code that was not compiled yet.
        Put(decides, refuses, -1);
        var peace = Measure(decides, refuses, 0);
        await grid.Silos[0].DisposeAsync();
        var loss = Measure(decides, refuses, plan.BulletinCount);
        report.Title("Live blocks: decided at one edge, enforced at another silo's");
        report.Row($"{plan.BulletinCount} blocks", $"{peace}");
        report.Row($"{plan.BulletinCount} from the loss of a silo on", $"{loss}");
        report.Figure("blockP99Ms", Math.Max(peace.Milliseconds(0.99), loss.Milliseconds(0.99)));
    }

    private LatencyHistogram Measure(Asker decides, Asker refuses, int first)
    {
        var latencies = new LatencyHistogram();
        for (var i = 0; i < plan.BulletinCount; i++) latencies.Add(Put(decides, refuses, first + i));
        return latencies;
    }

    private static TimeSpan Put(Asker decides, Asker refuses, int number)
    {
        var caller = new CallerKey(
            TrustClass.Peer, string.Create(CultureInfo.InvariantCulture, $"sip:blocked{number}@bench.example"));
        var begun = Stopwatch.GetTimestamp();
        decides.Edge.Block(new LiveBlock(caller, Lasting));
        while (!refuses.Edge.IsLiveBlocked(caller))
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience) throw new TimeoutException($"{caller} was never blocked");
            Sleep.For(Look);
        }
        return Stopwatch.GetElapsedTime(begun);
    }
}
