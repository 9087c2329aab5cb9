using System.Diagnostics;
using System.Globalization;
using Grpc.Net.Client;
using Spit.Detection;
using Spit.GridBench.Figures;
using Spit.GridBench.Loads;
using Spit.Protocol.V1;

namespace Spit.GridBench.Runs;

/// <summary>From an entry's being put at one silo until an edge of another silo holds it.</summary>
internal sealed class BulletinPart(MeasurePlan plan, Grid grid)
{
    // Fine against what is measured, coarse enough to leave the processor to those who do it.
    private static readonly TimeSpan Look = TimeSpan.FromMicroseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly SourceAddress Nowhere = SourceAddress.From(System.Net.IPAddress.Any);

    public async Task RunAsync(Report report)
    {
        Progress.Tell($"{plan.BulletinCount} bulletins");
        using var channel = GrpcChannel.ForAddress(grid.Silos[0].Api);
        var lists = new ListService.ListServiceClient(channel);
        // The first one meets code that was not compiled yet.
        await PutAsync(lists, plan.BulletinCount);
        var latencies = new LatencyHistogram();
        for (var i = 0; i < plan.BulletinCount; i++) latencies.Add(await PutAsync(lists, i));
        report.Title("Bulletins: put at one silo, held by an edge at the other");
        report.Row($"{plan.BulletinCount} entries", $"{latencies}");
        report.Figure("bulletinP99Ms", latencies.Milliseconds(0.99));
    }

    private async Task<TimeSpan> PutAsync(ListService.ListServiceClient lists, int number)
    {
        var pattern = "+493023125" + number.ToString("D4", CultureInfo.InvariantCulture);
        var request = new AddEntryRequest
        {
            Entry = new ListEntry
            {
                List = ListKind.Block,
                Kind = PatternKind.Caller,
                Pattern = pattern,
                Reason = "bench",
            },
        };
        var begun = Stopwatch.GetTimestamp();
        var held = WhenHeldAsync(pattern, begun);
        await lists.AddEntryAsync(request);
        return await held;
    }

    private Task<TimeSpan> WhenHeldAsync(string pattern, long begun)
    {
        var held = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            while (!Holds(pattern))
            {
                if (Stopwatch.GetElapsedTime(begun) > Patience)
                {
                    held.SetException(new TimeoutException("an edge never held " + pattern));
                    return;
                }
                Sleep.For(Look);
            }
            held.SetResult(Stopwatch.GetElapsedTime(begun));
        })
        {
            IsBackground = true,
        }.Start();
        return held.Task;
    }

    private bool Holds(string pattern) =>
        grid.Asker.Edge.Lists.Match(pattern, Nowhere, TimeProvider.System.GetUtcNow()) is not null;
}
