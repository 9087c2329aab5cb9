using System.CommandLine;
using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Commands;

/// <summary><c>generate</c>: writes call records.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var seed = new Option<int>("--seed") { Description = "Who lives there and who calls when.", Required = true };
        var shape = new Option<int?>("--shape") { Description = "What kind of carrier and year; else the seed." };
        var days = new Option<int>("--days") { Description = "Days of the run.", DefaultValueFactory = _ => 1 };
        var calls = new Option<int>("--calls-per-day")
        {
            Description = "About so many.",
            DefaultValueFactory = _ => 115_000,
        };
        var file = new Option<FileInfo>("--out") { Description = "The records.", Required = true };
        var campaigns = new Option<FileInfo?>("--campaigns") { Description = "The campaign of each row that has one." };
        Bound(days, 1, 60);
        Bound(calls, 1_000, 1_000_000);
        var command = new Command("generate", "Writes call records.") { seed, shape, days, calls, file, campaigns };
        command.SetAction(parsed =>
        {
            var rows = Workload.Generate(new WorkloadOptions
            {
                Seed = parsed.GetValue(seed),
                Shape = parsed.GetValue(shape) ?? parsed.GetValue(seed),
                Days = parsed.GetValue(days),
                CallsPerDay = parsed.GetValue(calls),
            });
            using (var text = new StreamWriter(parsed.GetRequiredValue(file).FullName)) CallWriter.Write(text, rows);
            if (parsed.GetValue(campaigns) is { } other)
            {
                using var text = new StreamWriter(other.FullName);
                CallWriter.WriteCampaigns(text, rows);
            }
            Console.Error.WriteLine($"{rows.Length} calls, {rows.Count(r => r.IsSpam)} of them spam");
        });
        return command;
    }

    private static void Bound(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        var value = result.GetValueOrDefault<int>();
        if (value < least || value > most) result.AddError($"{option.Name} is from {least} to {most}");
    });
}
