using System.CommandLine;
using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Scoring;

namespace Spit.DetectionBench.Commands;

/// <summary><c>score</c>: what verdicts come to, over one run or several.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files")
        {
            Description = "CALLS.csv VERDICTS.csv, as often as there are runs.",
            Arity = ArgumentArity.OneOrMore,
        };
        var campaigns = new Option<string[]>("--campaigns") { Description = "The campaigns of each run, in order." };
        var json = new Option<bool>("--json") { Description = "For programs." };
        var each = new Option<bool>("--each-campaign") { Description = "A line for each campaign too." };
        var command = new Command("score", "Judges verdicts.") { files, campaigns, json, each };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(files),
            parsed.GetValue(campaigns) ?? [],
            parsed.GetValue(json),
            parsed.GetValue(each)));
        return command;
    }

    private static int Run(string[] files, string[] campaigns, bool json, bool each)
    {
        if (files.Length % 2 != 0 || (campaigns.Length > 0 && campaigns.Length != files.Length / 2))
        {
            Console.Error.WriteLine("Each CALLS.csv needs its VERDICTS.csv; --campaigns FILE for all or for none.");
            return ExitCode.WrongUse;
        }
        List<RunScore> runs = [];
        for (var i = 0; i < files.Length / 2; i++)
        {
            var calls = CallReader.Read(files[2 * i], campaigns.Length == 0 ? null : campaigns[i]);
            runs.Add(RunScore.Of(i, calls, VerdictReader.Read(files[(2 * i) + 1], calls.Length)));
        }
        var pool = new Pool(runs);
        if (json) Console.WriteLine(ScoreJson.Write(pool));
        else ScoreText.Write(Console.Out, pool, each);
        return ExitCode.Fine;
    }
}
