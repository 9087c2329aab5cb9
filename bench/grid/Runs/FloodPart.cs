using Spit.Detection;
using Spit.Detection.Policies;
using Spit.EdgeProxy.Grid;
using Spit.GridBench.Figures;
using Spit.GridBench.Loads;
using Spit.GridBench.Silos;

namespace Spit.GridBench.Runs;

/// <summary>
/// A caller is invented for every call: what that does to the silo's memory, and to those who call beside.
/// </summary>
internal sealed class FloodPart(MeasurePlan plan, Grid grid)
{
    private const int PerSecond = 5_000;
    private const int CustomersPerSecond = 50;
    private const int Customers = 200;
    private const int CallsBefore = 20;

    private readonly Flood _flood = new(Customers);
    private readonly Dictionary<Disposition, long> _verdicts = [];
    private readonly Lock _gate = new();

    public async Task RunAsync(Report report)
    {
        Progress.Tell($"flood, {Customers} customers call first");
        for (var i = 0; i < CallsBefore * Customers; i++) await CallAsync(_flood.NextOfCustomer());
        var before = Take();
        await grid.CollectAsync();
        Progress.Tell($"flood, {PerSecond}/s for {plan.FloodTime.TotalSeconds:F0} s");
        var usages = new List<SiloUsage>();
        var flooding = new Pacer(InventAsync, _flood.NextInvented, PerSecond).RunAsync(plan.FloodTime);
        var calling = new Pacer(CallAsync, _flood.NextOfCustomer, CustomersPerSecond).RunAsync(plan.FloodTime);
        while (!flooding.IsCompleted)
        {
            await Task.WhenAny(flooding, Task.Delay(plan.FloodTime / 20));
            usages.Add(await grid.Silos[0].UsageAsync());
        }
        var (flood, calls) = (await flooding, await calling);
        var during = Take();
        report.Title(
            $"Invented callers, {PerSecond}/s for {plan.FloodTime.TotalSeconds:F0} s, beside {Customers} customers");
        report.Row("invented", $"{flood.Asked} calls, {flood.Missed} without all evidence");
        report.Row("customers", $"{calls.Asked} calls, {calls.Missed} without all evidence");
        report.Row("customers' verdicts before", $"{Text(before)}");
        report.Row("customers' verdicts meanwhile", $"{Text(during)}");
        var half = usages.Count / 2;
        report.Row("working set, first half at most", $"{usages.Take(half).Max(u => u.WorkingSetBytes) >> 20,8} MB");
        report.Row("working set, second half at most", $"{usages.Skip(half).Max(u => u.WorkingSetBytes) >> 20,8} MB");
        var heap = (await grid.CollectAsync()).HeapBytes;
        report.Row("managed heap afterwards", $"{heap >> 20,8} MB");
    }

    private async ValueTask<bool> InventAsync(CallAttempt attempt)
    {
        var isAnswered = await grid.Asker.Stream(attempt);
        grid.Asker.Edge.Report(new EndedCall(Flood.Unanswered(attempt), IsUnwanted: false));
        return isAnswered;
    }

    private async ValueTask<bool> CallAsync(CallAttempt attempt)
    {
        var evidence = await grid.Asker.Edge.AskAsync(attempt);
        var verdict = Judge.Weigh(attempt, evidence, Policy.Default);
        lock (_gate) _verdicts[verdict.Disposition] = _verdicts.GetValueOrDefault(verdict.Disposition) + 1;
        grid.Asker.Edge.Report(new EndedCall(Flood.Answered(attempt), IsUnwanted: false));
        return evidence.Missing == MissingEvidence.None;
    }

    private Dictionary<Disposition, long> Take()
    {
        lock (_gate)
        {
            var taken = new Dictionary<Disposition, long>(_verdicts);
            _verdicts.Clear();
            return taken;
        }
    }

    private static string Text(Dictionary<Disposition, long> verdicts) =>
        string.Join(", ", verdicts.OrderBy(pair => pair.Key).Select(pair => $"{Names.Of(pair.Key)} {pair.Value}"));
}
