using System.CommandLine;
using Spit.Cli;
using Spit.Cli.Commands;

var root = new RootCommand("Asks the reputation grid, and keeps its lists.")
{
    CheckCommand.Create(),
    CallerCommand.Create(),
    SourceCommand.Create(),
    ListCommand.Create(),
};
root.Add(GridOptions.Grid);
root.Add(GridOptions.Output);
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
{
    foreach (var message in parsed.Errors.Select(e => e.Message).Distinct())
        Console.Error.WriteLine($"spitctl: {message.ReplaceLineEndings(" ")}");
    return ExitCodes.WrongUse;
}
return await parsed.InvokeAsync();
