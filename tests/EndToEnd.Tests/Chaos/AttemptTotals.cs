using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>How many attempts of each caller, and from each source, the grid has counted ever.</summary>
internal sealed record AttemptTotals(IReadOnlyList<long> Callers, IReadOnlyList<long> Sources)
{
    private const int Pops = 2;

    public static async Task<AttemptTotals> ReadAsync(GridApi api)
    {
        var callers = new List<long>();
        var sources = new List<long>();
        for (var pop = 0; pop < Pops; pop++)
        {
            for (var line = 0; line < Traffic.Lines; line++)
            {
                var found = await api.CallerAsync($"sip:{Traffic.Caller(pop, line)}@carrier.example");
                callers.Add(found.Sum(caller => caller.Evidence.AttemptsTotal));
            }
            sources.Add((await api.SourceAsync(Traffic.Source(pop)))?.AttemptsTotal ?? 0);
        }
        return new AttemptTotals(callers, sources);
    }

    /// <summary>Compares what was counted since then with what each caller made.</summary>
    public CountError Minus(AttemptTotals before, int callsACaller)
    {
        var callers = Callers.Zip(before.Callers, (now, then) => now - then - callsACaller).ToList();
        var sources = Sources.Zip(before.Sources, (now, then) => now - then - (callsACaller * Traffic.Lines));
        return new CountError(callers.Count(off => off != 0), callers.Sum(), sources.Sum());
    }
}
