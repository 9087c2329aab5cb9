using System.CommandLine;

namespace Spit.DetectionBench.Commands;

/// <summary>The command line of the bench.</summary>
internal static class BenchCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Workload, baselines and scorer for the detection of voice spam.")
        {
            GenerateCommand.Create(),
            LeaksCommand.Create(),
            BaselineCommand.Create(),
            PopsCommand.CreateSplit(),
            PopsCommand.CreateJoin(),
            ScoreCommand.Create(),
            CompareCommand.Create(),
            PoisonCommand.Create(),
        };
        try
        {
            var asked = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            return await root.Parse(args).InvokeAsync(asked);
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCode.WrongUse;
        }
    }
}
