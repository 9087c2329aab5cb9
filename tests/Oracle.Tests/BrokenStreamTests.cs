using System.Collections.Concurrent;
using System.Diagnostics;
using Spit.Oracle.Tests.Schedules;
using Spit.Oracle.Tests.Sites;

namespace Spit.Oracle.Tests;

/// <summary>Streams break and the store fails, but every silo lives: each attempt counts exactly once.</summary>
public sealed class BrokenStreamTests(OracleSite site)
{
    // Enough that the schedules get in each other's way, few enough that a busy machine still answers.
    private const int AtATime = 4;
    private const int Shown = 5;

    [Fact]
    public async Task Counts_RandomSchedules_AreThoseOfOneSequentialCounter()
    {
        var seeds = Seeds.Schedules;
        var results = new ConcurrentBag<ScheduleResult>();
        var begun = Stopwatch.GetTimestamp();
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = AtATime,
            CancellationToken = TestContext.Current.CancellationToken,
        };

        await Parallel.ForEachAsync(
            seeds, options, async (seed, _) => results.Add(await ScheduleRun.RunAsync(site, seed)));

        Figure.Tell(
            $"{Seeds.Text(seeds)}: {results.Sum(result => result.Attempts)} attempts, "
            + $"{results.Sum(result => result.Breaks)} breaks, {results.Sum(result => result.Slow)} slow, "
            + $"in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s");
        var faults = results.SelectMany(result => result.Faults).ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n" + string.Join("\n\n", faults.Take(Shown)));
    }
}
