using System.CommandLine;

namespace Spit.DetectionBench.Commands;

/// <summary>The command line of the bench.</summary>
internal static class BenchCommand
{
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Workload, baselines and scorer for the detection of voice spam.")
        {
            GenerateCommand.Create(),
        };
        return root.Parse(args).InvokeAsync();
    }
}
