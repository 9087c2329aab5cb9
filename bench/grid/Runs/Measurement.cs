using Spit.GridBench.Figures;
using Spit.GridBench.Loads;

namespace Spit.GridBench.Runs;

/// <summary>All parts in turn.</summary>
internal sealed class Measurement(MeasurePlan plan, Report report)
{
    private const int InFlight = 64;

    /// <returns>False when a part failed; the figures of the others are in the report all the same.</returns>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        report.Title(FormattableString.Invariant(
            $"{plan.Mix}; seed {plan.Seed}; {Environment.ProcessorCount} cores; {plan.Scale}"));
        var isWhole = await TryAsync(
            OneSiloAsync, stop, MeasurePlan.Saturated, MeasurePlan.Latency, MeasurePlan.HotKey, MeasurePlan.Paced);
        isWhole &= await TryAsync(TwoSilosAsync, stop, MeasurePlan.TwoSilos, MeasurePlan.Bulletins);
        isWhole &= await TryAsync(ThreeSilosAsync, stop, MeasurePlan.Blocks);
        isWhole &= await TryAsync(FloodAsync, stop, MeasurePlan.Flood);
        return isWhole & await TryAsync(ManyCallersAsync, stop, MeasurePlan.Memory);
    }

    private async Task<bool> TryAsync(Func<CancellationToken, Task> part, CancellationToken stop, params string[] names)
    {
        stop.ThrowIfCancellationRequested();
        if (!names.Any(plan.Has)) return true;
        try
        {
            await part(stop);
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Progress.Tell($"failed, and its figures are missing: {fault}");
            report.Row("failed", $"{string.Join(", ", names)}: {fault.Message}");
            return false;
        }
    }

    private async Task OneSiloAsync(CancellationToken stop)
    {
        Progress.Tell("one silo");
        await using var grid = await Grid.StartAsync(plan, silos: 1);
        await using var redis = await RedisTarget.ConnectAsync(plan.Counters);
        var mix = Mix.Of(plan.Mix, plan.Seed);
        await WarmAsync(grid, redis, mix);
        stop.ThrowIfCancellationRequested();
        if (plan.Has(MeasurePlan.Saturated)) await new SaturatedPart(plan, grid, mix).OneSiloAsync(redis, report);
        stop.ThrowIfCancellationRequested();
        if (plan.Has(MeasurePlan.Latency)) await new LatencyPart(plan, grid, mix).RunAsync(report);
        stop.ThrowIfCancellationRequested();
        if (plan.Has(MeasurePlan.HotKey)) await new HotKeyPart(plan, grid, mix).RunAsync(report);
        stop.ThrowIfCancellationRequested();
        if (plan.Has(MeasurePlan.Paced)) await new PacedPart(plan, grid, mix).RunAsync(report);
    }

    private async Task TwoSilosAsync(CancellationToken stop)
    {
        Progress.Tell("two silos");
        await using var grid = await Grid.StartAsync(plan, silos: 2);
        var mix = Mix.Of(plan.Mix, plan.Seed);
        await MeetAllAsync(grid, mix);
        await ClosedLoop.RunAsync(grid.Asker.Stream, mix, InFlight, plan.WarmUp / 2);
        await ClosedLoop.RunAsync(grid.Asker.Client, mix, InFlight, plan.WarmUp / 2);
        if (plan.Has(MeasurePlan.TwoSilos)) await new SaturatedPart(plan, grid, mix).TwoSilosAsync(report);
        stop.ThrowIfCancellationRequested();
        if (plan.Has(MeasurePlan.Bulletins)) await new BulletinPart(plan, grid).RunAsync(report);
    }

    private async Task ThreeSilosAsync(CancellationToken stop)
    {
        Progress.Tell("three silos");
        await using var grid = await Grid.StartAsync(plan, silos: 3);
        stop.ThrowIfCancellationRequested();
        await new BlockPart(plan, grid).RunAsync(report);
    }

    private async Task FloodAsync(CancellationToken stop)
    {
        Progress.Tell("a flood");
        await using var grid = await Grid.StartAsync(plan, silos: 1);
        stop.ThrowIfCancellationRequested();
        await new FloodPart(plan, grid).RunAsync(report);
    }

    private async Task ManyCallersAsync(CancellationToken stop)
    {
        Progress.Tell("many callers");
        await using var grid = await Grid.StartAsync(plan, silos: 1);
        var mix = Mix.Of(plan.Mix, plan.Seed);
        if (!plan.IsQuick) await MeetAllAsync(grid, mix);
        stop.ThrowIfCancellationRequested();
        await new MemoryPart(plan, grid, mix).RunAsync(report);
    }

    // Everybody is activated before anything is measured.
    private async Task MeetAllAsync(Grid grid, Mix mix)
    {
        Progress.Tell("everybody calls once");
        await ClosedLoop.RunAsync(grid.Asker.Stream, _ => mix.Next(), InFlight, plan.Mix.Callees);
    }

    private async Task WarmAsync(Grid grid, RedisTarget redis, Mix mix)
    {
        Progress.Tell("warm-up");
        await MeetAllAsync(grid, mix);
        var each = plan.WarmUp / 4;
        await ClosedLoop.RunAsync(grid.Asker.Stream, mix, InFlight, each * 2);
        await ClosedLoop.RunAsync(grid.Asker.Client, mix, InFlight, each);
        await grid.RunBareAsync(InFlight, each);
        await ClosedLoop.RunAsync(redis.AskAsync, mix, InFlight, each);
    }
}
