using Spit.Detection;
using Spit.Oracle.Tests.Histories;
using Spit.Oracle.Tests.Sites;

namespace Spit.Oracle.Tests.Schedules;

/// <summary>Runs a schedule against the grid and asks the oracle.</summary>
internal static class ScheduleRun
{
    private const char Space = 's';

    public static async Task<ScheduleResult> RunAsync(OracleSite site, int seed)
    {
        var schedule = Schedule.Of(seed);
        var edges = await EdgeEnd.StartAsync(schedule.Edges, site.Endpoints);
        var keys = new KeyRing(Space, seed, schedule.Callers, schedule.Sources);
        var traffic = new Traffic(edges, keys, new EventClock());
        var breaks = 0;
        try
        {
            await StepAsync(site, schedule, edges, traffic);
            await traffic.SettleAsync();
            breaks = edges.Sum(edge => edge.Broken);
        }
        finally
        {
            foreach (var edge in edges) await edge.DisposeAsync();
        }
        var faults = new List<string>();
        foreach (var attempt in traffic.Attempts.Where(attempt => attempt.Evidence.Missing != MissingEvidence.None))
            faults.Add($"an attempt at [{attempt.AskedAt}, {attempt.EndedAt}] ended as {attempt.Evidence.Missing}");
        foreach (var (_, history) in await traffic.HistoriesAsync(site))
            faults.AddRange(CounterOracle.Faults(history).Select(fault => $"{fault}\n{history}"));
        var slow = traffic.Attempts.Count(attempt => attempt.IsSlow);
        return new ScheduleResult(
            traffic.Attempts.Count, slow, breaks, [.. faults.Select(fault => $"seed {seed}: {fault}\n{schedule}")]);
    }

    private static async Task StepAsync(OracleSite site, Schedule schedule, EdgeEnd[] edges, Traffic traffic)
    {
        var illnesses = new List<StoreFault>();
        try
        {
            foreach (var step in schedule.Steps)
            {
                switch (step.Kind)
                {
                    case StepKind.Ask:
                        traffic.Ask(step.Edge, step.Caller, step.Source);
                        break;
                    case StepKind.Report:
                        traffic.Report(step.Edge, step.Caller, step.Source);
                        break;
                    case StepKind.Settle:
                        await traffic.SettleAsync();
                        break;
                    case StepKind.Break:
                        edges[step.Edge].Break(step.Break);
                        break;
                    case StepKind.StoreFails:
                        site.Illness.Begin(step.Fault);
                        illnesses.Add(step.Fault);
                        break;
                    case StepKind.StoreHeals:
                        site.Illness.End(step.Fault);
                        illnesses.Remove(step.Fault);
                        break;
                }
            }
        }
        finally
        {
            foreach (var fault in illnesses) site.Illness.End(fault);
        }
    }
}
