using System.CommandLine;
using System.Globalization;
using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Leaks;

namespace Spit.DetectionBench.Commands;

/// <summary><c>leaks</c>: does a single column give the answer away?</summary>
internal static class LeaksCommand
{
    public static Command Create()
    {
        var shape = new Option<int>("--shape") { Description = "The shape to train on.", DefaultValueFactory = _ => 1 };
        var calls = new Option<int>("--calls-per-day")
        {
            Description = "About so many, on one day.",
            DefaultValueFactory = _ => 115_000,
        };
        var command = new Command("leaks", "Judges what each column alone tells of spam.") { shape, calls };
        command.SetAction(parsed => Run(parsed.GetValue(shape), parsed.GetValue(calls)));
        return command;
    }

    private static int Run(int shape, int callsPerDay)
    {
        Call[] Calls(int ofShape, int seed) =>
            Workload.Generate(new WorkloadOptions { Shape = ofShape, Seed = seed, CallsPerDay = callsPerDay });

        var leaks = 0;
        Console.WriteLine("column                  same shape: accuracy  recall   other shape: accuracy  recall");
        var figures = LeakCheck.Run(Calls(shape, shape), Calls(shape, shape + 1), Calls(shape + 1, shape + 1));
        foreach (var (feature, same, other) in figures)
        {
            var tells = LeakCheck.Tells(feature, same) || LeakCheck.Tells(feature, other);
            leaks += tells ? 1 : 0;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{feature.Name,-22}{same.BalancedAccuracy,22:0.000}{same.Recall,8:0.000}"
                + $"{other.BalancedAccuracy,23:0.000}{other.Recall,8:0.000}{(tells ? "  LEAK" : "")}"));
        }
        Console.WriteLine(leaks == 0 ? "No column gives the answer away." : $"{leaks} columns give the answer away.");
        return leaks == 0 ? 0 : 1;
    }
}
