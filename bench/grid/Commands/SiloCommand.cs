using System.CommandLine;
using Spit.GridBench.Loads;
using Spit.GridBench.Silos;
using Spit.Hosting.Settings;
using SiloOptions = Spit.Silo.SiloOptions;

namespace Spit.GridBench.Commands;

/// <summary><c>silo</c>: what <c>measure</c> starts as processes of their own.</summary>
internal static class SiloCommand
{
    public static Command Create()
    {
        var store = new Option<string>("--store") { Description = "Redis, HOST:PORT.", Required = true };
        var cluster = new Option<string>("--cluster-id") { Description = "Which cluster.", Required = true };
        var seed = new Option<int>("--seed") { Description = "Of the workload.", Required = true };
        var quick = new Option<bool>("--quick") { Description = "The workload is the small one." };
        var interval = new Option<TimeSpan>("--snapshot-interval")
        {
            Description = "How long a changed record stays unwritten.",
            Required = true,
        };
        var command = new Command("silo", "A silo that also takes orders on its standard input.")
        {
            store, cluster, seed, quick, interval,
        };
        command.SetAction(parsed =>
        {
            if (!HostPort.TryParse(parsed.GetRequiredValue(store), out var redis))
            {
                throw new FormatException("--store is HOST:PORT");
            }
            var options = new SiloOptions
            {
                Redis = [redis!],
                ClusterId = parsed.GetRequiredValue(cluster),
                SnapshotInterval = parsed.GetValue(interval),
            };
            return BenchSilo.RunAsync(options, MixSize.Of(parsed.GetValue(quick)), parsed.GetValue(seed));
        });
        return command;
    }
}
