using System.CommandLine;
using Spectre.Console;
using Spit.Cli.CallRecords;
using Spit.Cli.Tables;
using Spit.Detection.Likelihoods;
using Spit.Detection.Policies;
using Spit.Policies;

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
        var likelihoods = new Option<string?>("--likelihoods")
        {
            Description = "A likelihood file, instead of the policy's.",
        };
        var weigh = new Option<bool>("--weigh-reports")
        {
            Description = "Count complaints as the live grid does, by their reporters' records.",
        };
        var command = new Command("backtest", "Judges calls of the past as the grid would have, in virtual time.")
        {
            calls, policy, output, json, likelihoods, weigh,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            terminal,
            parsed.GetValue(policy),
            parsed.GetValue(likelihoods),
            judgedBy => new BacktestRun(
                parsed.GetRequiredValue(calls), judgedBy, parsed.GetValue(output), parsed.GetValue(weigh)),
            time,
            parsed.GetValue(json) || parsed.GetValue(format) == GridCall.JsonFormat,
            cancellation)));
        return command;
    }

    private static Policy? PolicyOf(Terminal terminal, string? file, string? likelihoods)
    {
        var policy = Policy.Default;
        if (file is not null)
        {
            var read = PolicyFile.Read(file);
            foreach (var fault in read.Faults) terminal.Error.WriteLine(fault);
            if (read.Policy is null) return null;
            policy = read.Policy;
        }
        if (likelihoods is null) return policy;
        using var stream = File.OpenRead(likelihoods);
        return policy with { Likelihoods = LikelihoodFile.Read(stream) };
    }

    private static int Run(
        Terminal terminal,
        string? policyFile,
        string? likelihoods,
        Func<Policy, BacktestRun> runUnder,
        TimeProvider time,
        bool asJson,
        CancellationToken cancellation)
    {
        try
        {
            if (PolicyOf(terminal, policyFile, likelihoods) is not { } policy) return ExitCodes.WrongUse;
            var run = runUnder(policy);
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
