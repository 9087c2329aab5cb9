using System.CommandLine;
using Spit.DetectionBench.Baselines;
using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Scoring;

namespace Spit.DetectionBench.Commands;

/// <summary><c>baseline</c>: the verdicts of what carriers run today.</summary>
internal static class BaselineCommand
{
    private const string Pike = "pike";
    private const string Fixed = "fixed";

    public static Command Create()
    {
        var which = new Argument<string>("which")
        {
            Description = "pike (rate per address) or fixed (thresholds per caller).",
        };
        which.AcceptOnlyFromAmong(Pike, Fixed);
        var calls = new Argument<string>("calls") { Description = "The records." };
        var file = new Option<string>("--out") { Description = "The verdicts.", Required = true };
        var command = new Command("baseline", "Writes the verdicts of a simple detector.") { which, calls, file };
        command.SetAction(parsed =>
        {
            IBaseline baseline = parsed.GetValue(which) == Pike ? new PikeBaseline() : new FixedBaseline();
            var verdicts = CausalRun.Over(CallReader.Read(parsed.GetRequiredValue(calls)), baseline);
            using var text = new StreamWriter(parsed.GetRequiredValue(file));
            VerdictWriter.Write(text, verdicts, baseline.Symbol);
        });
        return command;
    }
}
