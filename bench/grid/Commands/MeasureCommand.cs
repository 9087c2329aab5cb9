using System.CommandLine;
using Spit.GridBench.Figures;
using Spit.GridBench.Runs;
using Spit.Hosting.Settings;
using SiloOptions = Spit.Silo.SiloOptions;

namespace Spit.GridBench.Commands;

/// <summary><c>measure</c>: starts silos, loads them and writes the figures.</summary>
internal static class MeasureCommand
{
    public static Command Create()
    {
        var store = Redis("--store", "The Redis that the silos store in and find each other by.");
        var counters = Redis("--counters", "Another one, which counts by itself for comparison.");
        var quick = new Option<bool>("--quick") { Description = "Under a minute: fewer and shorter rounds." };
        var seed = new Option<int>("--seed") { Description = "Who calls whom.", DefaultValueFactory = _ => 1 };
        var only = new Option<string[]>("--only")
        {
            Description = "These parts alone; their figures are then the only ones.",
            AllowMultipleArgumentsPerToken = true,
        };
        only.AcceptOnlyFromAmong([.. MeasurePlan.Parts]);
        var interval = new Option<TimeSpan>("--snapshot-interval")
        {
            Description = "How long the silos leave a changed record unwritten.",
            DefaultValueFactory = _ => new SiloOptions().SnapshotInterval,
        };
        var flood = new Option<TimeSpan?>("--flood-time") { Description = "How long callers are invented." };
        var command = new Command("measure", "Measures and prints.")
        {
            store, counters, quick, seed, only, interval, flood,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var usual = MeasurePlan.Of(parsed.GetValue(quick));
            var plan = usual with
            {
                FloodTime = parsed.GetValue(flood) ?? usual.FloodTime,
                Store = parsed.GetRequiredValue(store),
                Counters = parsed.GetRequiredValue(counters),
                Seed = parsed.GetValue(seed),
                SnapshotInterval = parsed.GetValue(interval),
                Only = parsed.GetValue(only) ?? [],
            };
            var report = new Report();
            var isWhole = await new Measurement(plan, report).RunAsync(stop);
            report.Write(Console.Out);
            return isWhole ? 0 : 1;
        });
        return command;
    }

    private static Option<HostPort> Redis(string name, string description) => new(name)
    {
        Description = description,
        Required = true,
        CustomParser = result =>
        {
            if (HostPort.TryParse(result.Tokens[0].Value, out var read)) return read;
            result.AddError($"{name} is HOST:PORT");
            return null;
        },
    };
}
