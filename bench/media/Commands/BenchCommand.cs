using System.CommandLine;

namespace Spit.MediaBench.Commands;

/// <summary>The command line of the bench.</summary>
internal static class BenchCommand
{
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Measures the answering machine: how many calls it can hold, and what it detects.")
        {
            StreamsCommand.Create(),
            DetectCommand.Create(),
            LearnCommand.Create(),
        };
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
