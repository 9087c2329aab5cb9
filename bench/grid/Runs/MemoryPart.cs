using System.Globalization;
using Spit.Detection;
using Spit.GridBench.Figures;
using Spit.GridBench.Loads;
using Spit.GridBench.Silos;

namespace Spit.GridBench.Runs;

/// <summary>What a caller costs in memory, and how long so many of them can stop a silo.</summary>
internal sealed class MemoryPart(MeasurePlan plan, Grid grid, Mix mix)
{
    private const int InFlight = 256;
    private const int Usual = 2_000;
    private const int MostTries = 50;
    private const int Together = 25_000;

    public async Task RunAsync(Report report)
    {
        await grid.RestAsync(plan.RestLimit);
        var before = await grid.CollectAsync();
        var at = TimeProvider.System.GetUtcNow();
        // A caller's calls come one after another, those of so many beside each other: who calls once and is not heard
        // before 262,144 others are is forgotten, and would be cheap.
        long asked = (long)plan.ManyCallers * plan.CallsOfEach, missed = 0;
        Progress.Tell($"{plan.ManyCallers} callers, {plan.CallsOfEach} calls each");
        for (var first = 0; first < plan.ManyCallers; first += Together)
        {
            var (begin, count) = (first, Math.Min(Together, plan.ManyCallers - first));
            var load = await ClosedLoop.RunAsync(
                AskUntilAnsweredAsync,
                n => Mix.OfMany(plan.Mix, begin + (int)(n % count), (n * 7) + begin, at),
                InFlight,
                (long)count * plan.CallsOfEach);
            missed += load.Missed;
        }
        Progress.Tell("all have called");
        await grid.RestAsync(plan.RestLimit);
        // Before what is forced below: after it the first collections look for objects where they no longer are.
        await PauseAsync(report);
        Progress.Tell("collecting");
        var after = await grid.CollectAsync();
        Write(report, before, after, asked, missed);
    }

    // A caller who was not answered for may not be held: everybody counts in the end.
    private async ValueTask<bool> AskUntilAnsweredAsync(CallAttempt attempt)
    {
        for (var i = 0; i < MostTries; i++)
        {
            if (await grid.Asker.Stream(attempt)) return true;
        }
        return false;
    }

    private void Write(Report report, SiloUsage before, SiloUsage after, long asked, long missed)
    {
        var heap = (double)(after.HeapBytes - before.HeapBytes) / plan.ManyCallers;
        var resident = (double)(after.WorkingSetBytes - before.WorkingSetBytes) / plan.ManyCallers;
        report.Title($"Memory, {plan.ManyCallers} callers of declared trunks, {plan.CallsOfEach} calls each");
        report.Row("calls", $"{asked,8}, {missed} of them never answered");
        report.Row("managed heap a caller", $"{heap,8:F0} bytes, {Megabytes(before.HeapBytes, after.HeapBytes)}");
        report.Row(
            "working set a caller",
            $"{resident,8:F0} bytes, {Megabytes(before.WorkingSetBytes, after.WorkingSetBytes)}");
        if (plan.ManyCallers < 1_000_000) report.Row("note", $"scaled from {plan.ManyCallers} callers, not 1000000");
        report.Figure("bytesPerCaller", Math.Round(heap));
    }

    private static string Megabytes(long before, long after) => string.Create(
        CultureInfo.InvariantCulture, $"{before >> 20} MB before and {after >> 20} MB after");

    private async Task PauseAsync(Report report)
    {
        Progress.Tell($"pauses, {Usual}/s");
        var latencies = new LatencyHistogram();
        var ownWatch = PauseWatch.Start();
        await grid.Silos[0].TellAsync<bool>("watch", TimeSpan.FromSeconds(10));
        await new Pacer(grid.Asker.Stream, mix.Next, Usual, latencies).RunAsync(plan.PauseRound);
        var silo = await grid.Silos[0].TellAsync<PauseFigures>("unwatch", TimeSpan.FromSeconds(10));
        var own = ownWatch.Stop();
        report.Title($"Pauses with these callers held, {Usual}/s for {plan.PauseRound.TotalSeconds:F0} s");
        report.Row("longest pause of the collector", $"{silo.LongestGcPauseMs,8:F1} ms");
        report.Row("all pauses of the collector", $"{silo.TotalGcPauseMs,8:F1} ms, {silo.FullCollections} full ones");
        report.Row("longest stall in the silo", $"{silo.LongestStallMs,8:F1} ms");
        report.Row("longest stall in the driver", $"{own.LongestStallMs,8:F1} ms, the machine's own doing mostly");
        report.Row("latency", $"{latencies}");
        report.Figure("longestPauseMs", Math.Max(silo.LongestGcPauseMs, silo.LongestStallMs));
    }
}
