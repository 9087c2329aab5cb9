using System.Globalization;
using System.Security.Cryptography;
using Spit.GridBench.Silos;

namespace Spit.GridBench.Runs;

/// <summary>Silos of one cluster, one after the other, and what asks them.</summary>
internal sealed class Grid : IAsyncDisposable
{
    private static readonly TimeSpan UsagePeriod = TimeSpan.FromMilliseconds(250);

    // Of one core: a silo that nobody asks needs less, one that still writes what it counted more.
    private const double RestingShare = 0.1;

    private readonly string _cluster = "bench-" + RandomNumberGenerator.GetHexString(8, lowercase: true);
    private readonly List<SiloProcess> _silos = [];
    private Asker? _asker;

    public IReadOnlyList<SiloProcess> Silos => _silos;

    /// <summary>Asks the silo that was started last.</summary>
    public Asker Asker => _asker ?? throw new InvalidOperationException("no grid was started");

    public static async Task<Grid> StartAsync(MeasurePlan plan, int silos)
    {
        var grid = new Grid();
        try
        {
            grid._silos.AddRange(await Task.WhenAll(
                Enumerable.Range(0, silos).Select(_ => SiloProcess.StartAsync(plan, grid._cluster))));
            grid._asker = await grid.NewAskerAsync(silos - 1);
            return grid;
        }
        catch
        {
            await grid.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another one, whose stream goes to the silos of these numbers, the first as long as it lives.</summary>
    public Task<Asker> NewAskerAsync(params IReadOnlyList<int> edge) =>
        Asker.StartAsync(_cluster, _silos, [.. edge.Select(number => _silos[number])]);

    /// <summary>CPU of all silos since they were started.</summary>
    public async Task<TimeSpan> CpuAsync()
    {
        var usages = await Task.WhenAll(_silos.Select(silo => silo.UsageAsync()));
        return TimeSpan.FromMilliseconds(usages.Sum(usage => usage.CpuMilliseconds));
    }

    /// <summary>Waits until the silos have written what they counted, but not longer than this.</summary>
    public async Task RestAsync(TimeSpan limit)
    {
        for (var waited = TimeSpan.Zero; waited < limit; waited += UsagePeriod)
        {
            var before = await CpuAsync();
            await Task.Delay(UsagePeriod);
            if (await CpuAsync() - before < UsagePeriod * RestingShare * _silos.Count) return;
        }
    }

    public Task<Loads.LoadFigures> RunBareAsync(int inFlight, TimeSpan duration) =>
        _silos[0].TellAsync<Loads.LoadFigures>(
            string.Create(CultureInfo.InvariantCulture, $"bare {inFlight} {duration.TotalMilliseconds:F0}"),
            duration + TimeSpan.FromSeconds(20));

    public Task<SiloUsage> CollectAsync() => _silos[0].TellAsync<SiloUsage>("collect", TimeSpan.FromMinutes(2));

    public async ValueTask DisposeAsync()
    {
        if (_asker is not null) await _asker.DisposeAsync();
        foreach (var silo in _silos) await silo.DisposeAsync();
    }
}
