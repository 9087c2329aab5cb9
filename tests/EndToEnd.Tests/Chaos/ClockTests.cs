using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>The clock of one silo, or of one edge, goes an hour ahead and is set right again.</summary>
public sealed class ClockTests
{
    private const int Watched = 100;

    // A counter of ten seconds fades to 0.74 of itself in three.
    private const double Faded = 0.9;

    private static readonly TimeSpan Wrong = TimeSpan.FromHours(1);

    // The fake clock is read once a second.
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(4);

    // Each caller calls every three seconds, and a count fades again from his next call on.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(8);

    /// <summary>A silo's clock; and an edge's, which measures all its times as they pass.</summary>
    public static TheoryData<bool> Silos => ChaosScale.IsLong ? [true, false] : [true];

    [Theory, MemberData(nameof(Silos))]
    public async Task Jump_AnHourAheadAndBack_RefusesNobodyAndCountersFadeAgain(bool isSilos)
    {
        using var clock = new FakeClock();
        await using var site = await ChaosSite.StartAsync(
            siloClock: isSilos ? clock : null, edgeClock: isSilos ? null : clock);
        var traffic = await Traffic.BeginAsync(site);

        var jump = ChaosSite.Now;
        clock.Set(Wrong);
        await Task.Delay(Hold, TestContext.Current.CancellationToken);
        clock.Set(TimeSpan.Zero);
        await Task.Delay(Round, TestContext.Current.CancellationToken);
        var result = await traffic.EndAsync();

        var before = await RatesAsync(site.Api(1));
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        var after = await RatesAsync(site.Api(1));
        var stuck = before.Zip(after).Count(pair => pair.Second > pair.First * Faded);
        ChaosSite.Tell($"clock of {(isSilos ? "a silo" : "an edge")} jumps: {result}; "
            + $"{Outage.Of(result.Arrivals, jump)}; counters of {stuck} in {before.Count} callers stand still");
        result.WentWell();
        Assert.Equal(0, stuck);
    }

    /// <summary>Attempts in ten seconds of some callers of both edges, those who called lately.</summary>
    private static async Task<IReadOnlyList<double>> RatesAsync(GridApi api)
    {
        var rates = new List<double>();
        for (var i = 0; i < Watched; i++)
        {
            var found = await api.CallerAsync($"sip:{Traffic.Caller(i % 2, i / 2)}@carrier.example");
            rates.Add(Assert.Single(found).Evidence.Attempts10S);
        }
        return rates;
    }
}
