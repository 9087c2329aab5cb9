using System.CommandLine;
using Spit.MediaBench.Streams;

namespace Spit.MediaBench.Commands;

/// <summary><c>streams</c>: many legs in one engine, against as many in another on the other core.</summary>
internal static class StreamsCommand
{
    public static Command Create()
    {
        var legs = new Option<int>("--legs") { Description = "At a time.", DefaultValueFactory = _ => 500 };
        var runs = new Option<int>("--runs") { Description = "Of which the medians.", DefaultValueFactory = _ => 5 };
        var seconds = new Option<int>("--seconds") { Description = "Of each run.", DefaultValueFactory = _ => 10 };
        var command = new Command("streams", "CPU of the audio thread and how late its packets are.")
        {
            legs, runs, seconds,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var results = new List<StreamsRun>();
            var time = TimeSpan.FromSeconds(parsed.GetValue(seconds));
            for (var run = 0; run < parsed.GetValue(runs); run++)
            {
                results.Add(await StreamsLoad.RunAsync(parsed.GetValue(legs), time, stop));
                Console.WriteLine(results[^1].ToText());
            }
            Console.WriteLine(StreamsRun.ToJson(results));
            return 0;
        });
        return command;
    }
}
