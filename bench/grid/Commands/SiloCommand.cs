using System.CommandLine;
using Spit.GridBench.Silos;
using Spit.Hosting.Settings;

namespace Spit.GridBench.Commands;

/// <summary><c>silo</c>: what <c>measure</c> starts as processes of their own.</summary>
internal static class SiloCommand
{
    public static Command Create()
    {
        var store = new Option<string>("--store") { Description = "Redis, HOST:PORT.", Required = true };
        var cluster = new Option<string>("--cluster-id") { Description = "Which cluster.", Required = true };
        var seed = new Option<int>("--seed") { Description = "Of the workload.", Required = true };
        var command = new Command("silo", "A silo that also takes orders on its standard input.")
        {
            store, cluster, seed,
        };
        command.SetAction(parsed =>
        {
            if (!HostPort.TryParse(parsed.GetRequiredValue(store), out var redis))
            {
                throw new FormatException("--store is HOST:PORT");
            }
            return BenchSilo.RunAsync(redis!, parsed.GetRequiredValue(cluster), parsed.GetValue(seed));
        });
        return command;
    }
}
