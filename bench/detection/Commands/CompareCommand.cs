using System.CommandLine;
using Spit.DetectionBench.Scoring;

namespace Spit.DetectionBench.Commands;

/// <summary><c>compare</c>: detectors beside each other.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var scores = new Argument<string[]>("scores")
        {
            Description = "NAME=FILE, where the file is what `score --json` wrote; the first is the reference.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("compare", "Sets scores beside each other.") { scores };
        command.SetAction(parsed =>
        {
            var comparison = new Comparison();
            foreach (var pair in parsed.GetRequiredValue(scores))
            {
                var at = pair.IndexOf('=', StringComparison.Ordinal);
                if (at <= 0) throw new FormatException($"{pair} is not NAME=FILE");
                comparison.Add(pair[..at], File.ReadAllText(pair[(at + 1)..]));
            }
            comparison.Write(Console.Out);
        });
        return command;
    }
}
