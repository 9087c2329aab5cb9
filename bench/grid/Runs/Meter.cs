using Spit.GridBench.Figures;
using Spit.GridBench.Loads;

namespace Spit.GridBench.Runs;

/// <summary>Reads what all sides used before a load and after it.</summary>
internal sealed class Meter(Grid grid)
{
    /// <summary>The driver and the silos take part.</summary>
    public async Task<Round> OfAsync(Func<Task<LoadFigures>> load)
    {
        var silos = await grid.CpuAsync();
        var driver = Driver();
        var figures = await load();
        driver = Driver() - driver;
        return new Round(figures, driver, await grid.CpuAsync() - silos, TimeSpan.Zero);
    }

    /// <summary>The silos alone take part.</summary>
    public async Task<Round> OfSilosAsync(Func<Task<LoadFigures>> load) =>
        await OfAsync(load) with { Driver = TimeSpan.Zero };

    /// <summary>The driver and a Redis take part; whatever the silos do is their own matter.</summary>
    public static async Task<Round> OfRedisAsync(RedisTarget redis, Func<Task<LoadFigures>> load)
    {
        var server = await redis.ServerCpuAsync();
        var driver = Driver();
        var figures = await load();
        driver = Driver() - driver;
        return new Round(figures, driver, TimeSpan.Zero, await redis.ServerCpuAsync() - server);
    }

    private static TimeSpan Driver() => Environment.CpuUsage.TotalTime;
}
