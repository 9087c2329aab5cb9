using System.CommandLine;
using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Poisoning;
using Spit.DetectionBench.Scoring;

namespace Spit.DetectionBench.Commands;

/// <summary><c>poison</c>: how much an attacker must do to mislead the grid.</summary>
internal static class PoisonCommand
{
    public static Command Create() =>
        new("poison", "How many accounts it takes to smear a caller, and how many calls to praise a spammer.")
        {
            CreateGenerate(),
            CreateScore(),
        };

    private static Command CreateGenerate()
    {
        var seed = new Option<int>("--seed") { Description = "Who lives there and who calls when.", Required = true };
        var shape = new Option<int?>("--shape") { Description = "What kind of carrier and year; else the seed." };
        var folder = new Option<string>("--into") { Description = "An existing folder for CASE.csv.", Required = true };
        var command = new Command("generate", "Writes each attack at each strength and prints the cases.")
        {
            seed, shape, folder,
        };
        command.SetAction(parsed =>
        {
            foreach (var @case in Attacks.Cases)
            {
                var calls = @case.Generate(parsed.GetValue(shape) ?? parsed.GetValue(seed), parsed.GetValue(seed));
                using (var text = new StreamWriter(Calls(parsed.GetRequiredValue(folder), @case)))
                    CallWriter.Write(text, calls);
                Console.WriteLine(@case.Name);
            }
        });
        return command;
    }

    private static Command CreateScore()
    {
        var folders = new Argument<string[]>("folders")
        {
            Description = "Each with CASE.csv and CASE.verdicts.csv for all cases.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("score", "Prints the curves; several folders are taken together.") { folders };
        command.SetAction(parsed =>
        {
            var curves = Attacks.All.ToDictionary(a => a, a => new PoisonCurve(a));
            foreach (var folder in parsed.GetRequiredValue(folders))
            {
                foreach (var @case in Attacks.Cases)
                {
                    var calls = CallReader.Read(Calls(folder, @case));
                    var verdicts = Path.Combine(folder, @case.Name + ".verdicts.csv");
                    curves[@case.Attack].Add(
                        @case.Strength,
                        calls,
                        VerdictReader.Read(verdicts, calls.Length),
                        ScoreReader.Read(verdicts, calls.Length));
                }
            }
            PoisonText.Write(Console.Out, [.. Attacks.All.Select(a => curves[a])]);
        });
        return command;
    }

    private static string Calls(string folder, PoisonCase @case) => Path.Combine(folder, @case.Name + ".csv");
}
