using Spit.Oracle.Tests.Histories;
using Spit.Oracle.Tests.Schedules;
using Spit.Oracle.Tests.Sites;
using Spit.Silo.Tests;

namespace Spit.Oracle.Tests;

/// <summary>
/// A silo dies without a word. Its keys lose at most what it counted after its last completed write, and never count
/// above the truth (<see cref="CrashOracle"/> has the bound); the keys of all others are exact.
/// </summary>
public sealed class KilledSiloTests(OracleSite site)
{
    private const char Space = 'k';
    private const int BurstsBefore = 3;

    [Fact]
    public async Task Counts_SiloIsKilled_LoseAtMostWhatWasNotWritten()
    {
        foreach (var seed in Seeds.Rounds)
        {
            await using var round = await OuterRound.StartAsync(site, Space, seed);
            var acknowledged = await round.WrittenAsync();

            var (killedAt, goneAt) = await KillAsync(round);
            var stored = new Dictionary<GridKey, long>();
            foreach (var key in acknowledged.Keys) stored[key] = await site.Stored.ReadAsync(key);
            await site.Owners.BuryAsync(site.Owners.Outer!);
            await Eventually.HoldsAsync(() => AnswersAgainAsync(round, goneAt), "every key is answered for again");

            var faults = new List<string>();
            var lost = 0L;
            foreach (var (key, history) in await round.Traffic.HistoriesAsync(site))
            {
                var crash = stored.TryGetValue(key, out var left)
                    ? new Crash(killedAt, goneAt, acknowledged[key], left)
                    : null;
                lost += crash is null ? 0 : Math.Max(0, history.Answered.Count() - history.Counted);
                var found = crash is null ? CounterOracle.Faults(history) : CrashOracle.Faults(history, crash);
                faults.AddRange(found.Select(fault => $"{fault}\n{crash}\n{history}"));
            }
            Figure.Tell(
                $"killed, seed {seed}: {round.Traffic.Attempts.Count} attempts, {round.Unanswered.Count()} unanswered, "
                + $"{stored.Count} keys of the dead silo lost {lost} counts");
            Assert.True(faults.Count == 0, $"seed {seed}: " + string.Join("\n\n", faults.Take(5)));
        }
    }

    // In the middle of questions; those before it are partly answered.
    private static async Task<(long KilledAt, long GoneAt)> KillAsync(OuterRound round)
    {
        for (var i = 0; i < BurstsBefore; i++)
        {
            round.AskAtRandom();
            if (round.Happens(oneIn: 2)) await round.Traffic.SettleAsync();
        }
        var killedAt = round.Clock.Next();
        var death = round.Silo.KillAsync();
        round.AskAtRandom();
        await death;
        return (killedAt, round.Clock.Next());
    }

    private static async Task<bool> AnswersAgainAsync(OuterRound round, long goneAt)
    {
        round.AskAboutEach();
        await round.Traffic.SettleAsync();
        return round.Keys.All.All(
            key => round.Traffic.Of(key).Any(attempt => attempt.Total is not null && attempt.AskedAt > goneAt));
    }
}
