using System.CommandLine;
using Spectre.Console;
using Spit.Cli.CallRecords;
using Spit.Cli.Tables;
using Spit.Detection.Likelihoods;
using Spit.Detection.Policies;

namespace Spit.Cli.Commands;

/// <summary>spitctl backtest: judges calls of the past.</summary>
internal static class BacktestCommand
{
    public static Command Create(Terminal terminal, Option<string> format, TimeProvider time)
    {
        var calls = new Argument<string>("CALLS.csv") { Description = "Call records; see docs/backtest.md." };
        var policy = new Option<string?>("--policy") { Description = "A policy file; otherwise the built-in policy." };
        var output = new Option<string?>("--out") { Description = "Where verdicts go, a line a row." };
        var json = new Option<bool>("--json") { Description = "The same as --output json." };
        var likelihoods = new Option<string?>("--likelihoods") { Description = "A likelihood file." };
        var command = new Command("backtest", "Judges calls of the past as the grid would have, in virtual time.")
        {
            calls, policy, output, json, likelihoods,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            terminal,
            time,
            new BacktestRun(parsed.GetRequiredValue(calls), PolicyOf(parsed.GetValue(likelihoods)), parsed.GetValue(output)),
            parsed.GetValue(json) || parsed.GetValue(format) == GridCall.JsonFormat,
            cancellation)));
        return command;
    }

    private static Policy PolicyOf(string? likelihoods)
    {
        if (likelihoods is null) return Policy.Default;
        using var file = File.OpenRead(likelihoods);
        return Policy.Default with { Likelihoods = LikelihoodFile.Read(file) };
    }

    private static int Run(
        Terminal terminal, TimeProvider time, BacktestRun run, bool asJson, CancellationToken cancellation)
    {
        try
        {
            var report = Watch(terminal, progress => run.Run(time, progress, cancellation));
            foreach (var fault in report.FirstFaults)
                terminal.Error.WriteLine($"{run.Calls}:{fault.Line}: {fault.Reason}");
            if (asJson) BacktestJson.Write(terminal.Output, report);
            else BacktestTable.Print(terminal, report);
            return ExitCodes.Fine;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            terminal.Error.WriteLine($"spitctl: {e.Message}");
            return ExitCodes.WrongUse;
        }
    }

    private static BacktestReport Watch(Terminal terminal, Func<Action<double>, BacktestReport> run)
    {
        if (!terminal.Tables.Profile.Capabilities.Interactive) return run(_ => { });
        return terminal.Tables.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask("judging", maxValue: 1);
            return run(share => task.Value = share);
        });
    }
}
