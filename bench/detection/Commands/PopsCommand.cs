using System.CommandLine;
using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Commands;

/// <summary><c>split</c> and <c>join</c>: every POP as if it were alone.</summary>
internal static class PopsCommand
{
    public static Command CreateSplit()
    {
        var calls = new Argument<string>("calls") { Description = "The records." };
        var folder = new Option<string>("--into") { Description = "An existing folder for POP.csv.", Required = true };
        var command = new Command("split", "Cuts records by POP and prints the POPs.") { calls, folder };
        command.SetAction(parsed =>
        {
            foreach (var pop in PopSplit.Split(parsed.GetRequiredValue(calls), parsed.GetRequiredValue(folder)))
                Console.WriteLine(pop);
        });
        return command;
    }

    public static Command CreateJoin()
    {
        var calls = new Argument<string>("calls") { Description = "The records that were cut." };
        var folder = new Option<string>("--from") { Description = "Folder with POP.verdicts.csv.", Required = true };
        var file = new Option<string>("--out") { Description = "All verdicts.", Required = true };
        var command = new Command("join", "Puts the verdicts of all POPs together.") { calls, folder, file };
        command.SetAction(parsed =>
        {
            using var text = new StreamWriter(parsed.GetRequiredValue(file));
            PopSplit.Join(parsed.GetRequiredValue(calls), parsed.GetRequiredValue(folder), text);
        });
        return command;
    }
}
