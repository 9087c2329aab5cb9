using System.CommandLine;
using Spit.Cli.CallRecords;
using Spit.Detection.Likelihoods;
using Spit.Detection.Policies;

namespace Spit.Cli.Commands;

/// <summary>spitctl learn: estimates likelihoods from labelled call records.</summary>
internal static class LearnCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("CALLS.csv")
        {
            Description = "Call records with class or label.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out") { Description = "The likelihood file to write.", Required = true };
        var origin = new Option<string>("--origin")
        {
            Description = "What the records are; kept in the file.",
            Required = true,
        };
        var passes = new Option<int>("--passes")
        {
            Description = "How often the records are judged anew with what was learned.",
            DefaultValueFactory = _ => 3,
        };
        var only = new Option<string[]>("--only")
        {
            Description = "A symbol or one of its facets to learn, while all else stays as it is. May be repeated.",
        };
        var command = new Command("learn", "Estimates the likelihoods of a policy from labelled call records.")
        {
            files, output, origin, passes, only,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            terminal,
            new LearnRun(
                parsed.GetRequiredValue(files),
                Policy.Default,
                parsed.GetRequiredValue(origin),
                parsed.GetValue(passes))
            {
                Only = parsed.GetValue(only) ?? [],
            },
            parsed.GetRequiredValue(output),
            cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, LearnRun run, string output, CancellationToken cancellation)
    {
        try
        {
            var table = run.Run(terminal.Error.WriteLine, cancellation);
            using var file = File.Create(output);
            LikelihoodFile.Write(table, file);
            return ExitCodes.Fine;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            terminal.Error.WriteLine($"spitctl: {e.Message}");
            return ExitCodes.WrongUse;
        }
    }
}
