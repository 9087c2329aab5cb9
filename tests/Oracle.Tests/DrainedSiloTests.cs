using Spit.Oracle.Tests.Histories;
using Spit.Oracle.Tests.Schedules;
using Spit.Oracle.Tests.Sites;

namespace Spit.Oracle.Tests;

/// <summary>A silo joins and is told to end, while calls go on.</summary>
public sealed class DrainedSiloTests(OracleSite site)
{
    private const char Space = 'd';
    private const int Shown = 5;

    /// <summary>No call notices, and every key is exact.</summary>
    [Fact]
    public async Task Counts_SiloIsDrained_AreThoseOfOneSequentialCounter()
    {
        foreach (var seed in Seeds.Rounds)
        {
            await using var round = await OuterRound.StartAsync(site, Space, seed);
            await DrainAsync(round);

            var faults = round.Unanswered.Select(attempt => $"ended as {attempt.Evidence.Missing}: {attempt}").ToList();
            foreach (var (_, history) in await round.Traffic.HistoriesAsync(site))
                faults.AddRange(CounterOracle.Faults(history).Select(fault => $"{fault}\n{history}"));
            Figure.Tell($"drained, seed {seed}: {round.Traffic.Attempts.Count} attempts, all exact");
            Refuse(faults, seed, round);
        }
    }

    private async Task DrainAsync(OuterRound round)
    {
        round.AskAtRandom();
        var end = round.Silo.TerminateAsync();
        while (!end.IsCompleted)
        {
            round.AskAtRandom();
            await round.Traffic.SettleAsync();
        }
        Assert.Equal(0, await end);
        await site.Owners.SettleAsync(silos: 2);
        round.AskAboutEach();
        await round.Traffic.SettleAsync();
    }

    private static void Refuse(List<string> faults, int seed, OuterRound round) => Assert.True(
        faults.Count == 0,
        $"{faults.Count} faults, seed {seed}: " + string.Join("\n\n", faults.Take(Shown)) + round.Silo.Output);
}
