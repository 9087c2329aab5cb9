using System.CommandLine;
using System.CommandLine.Help;
using Spit.Cli.Commands;

namespace Spit.Cli;

/// <summary>The command line of spitctl.</summary>
/// <param name="terminal">Where it prints.</param>
/// <param name="defaultGrid">The grid of <c>SPIT_GRID</c>; null or empty: the one on this machine.</param>
/// <param name="time">Makes deadlines and expiries.</param>
/// <param name="token">Of <c>SPIT_TOKEN</c>; null or empty: there is none.</param>
internal sealed class SpitCtl(Terminal terminal, string? defaultGrid, TimeProvider time, string? token = null)
{
    /// <returns>The exit code: see <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var grid = new GridOption(defaultGrid);
        var format = new Option<string>("--output", "-o")
        {
            Description = "table or json.",
            Recursive = true,
            DefaultValueFactory = _ => GridCall.TableFormat,
        };
        format.AcceptOnlyFromAmong(GridCall.TableFormat, GridCall.JsonFormat);
        var call = new GridCall(terminal, grid.Option, format, time);
        var root = new RootCommand("Asks the reputation grid, and keeps its lists.")
        {
            CheckCommand.Create(call),
            CallerCommand.Create(call),
            SourceCommand.Create(call),
            ListCommand.Create(call, time),
            PolicyCommand.Create(call, terminal),
            QuarantineCommand.Create(call, terminal, new TokenOption(token), time),
            BacktestCommand.Create(terminal, format, time),
            LearnCommand.Create(terminal),
            ChallengeCommand.Create(terminal, call, format),
            grid.Option,
            format,
        };
        root.HelpName = "spitctl";
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            foreach (var message in parsed.Errors.Select(e => e.Message).Distinct())
            {
                terminal.Error.WriteLine($"spitctl: {message.ReplaceLineEndings(" ")}");
            }
            return ExitCodes.WrongUse;
        }
        return await parsed.InvokeAsync(
            new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error });
    }
}
