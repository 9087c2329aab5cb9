using System.CommandLine;

namespace Spit.GridBench.Commands;

/// <summary>The command line of the bench.</summary>
internal static class BenchCommand
{
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Measures the grid's hot path: CPU, latency, memory, pauses and bulletins.")
        {
            MeasureCommand.Create(),
            SiloCommand.Create(),
        };
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
