using System.CommandLine;
using Spit.MediaBench.Streams;

namespace Spit.MediaBench.Commands;

/// <summary><c>streams</c>: what many calls at once cost, and how punctual their packets are.</summary>
internal static class StreamsCommand
{
    public static Command Create()
    {
        var calls = Count("--calls", "How many at once, 1 to 2000.", 500, 2_000);
        var seconds = Count("--seconds", "Of a round.", 20, 3_600);
        var rounds = Count("--rounds", "Their medians count.", 3, 100);
        var command = new Command("streams", "CPU of a 20 ms frame, and how late packets are sent.")
        {
            calls, seconds, rounds,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var plan = new StreamPlan(
                parsed.GetValue(calls), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rounds));
            var measured = await StreamMeasurement.RunAsync(plan, stop);
            StreamReport.Write(Console.Out, plan, measured, SpeechCost.PerFrame());
            return 0;
        });
        return command;
    }

    private static Option<int> Count(string name, string description, int usual, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 || result.GetValueOrDefault<int>() > most)
                result.AddError($"{name} is 1 to {most}");
        });
        return option;
    }
}
