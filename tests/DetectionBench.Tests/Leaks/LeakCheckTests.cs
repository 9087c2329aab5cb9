using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Leaks;

namespace Spit.DetectionBench.Tests.Leaks;

public sealed class LeakCheckTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Run_ColumnsKnownBeforeTheCall_NoneTells(int shape)
    {
        Call[] Of(int other, int seed) =>
            Workload.Generate(new WorkloadOptions { Shape = other, Seed = seed, CallsPerDay = 25_000 });

        var figures = LeakCheck.Run(Of(shape, shape), Of(shape, shape + 1), Of(shape + 1, shape + 1)).ToArray();

        Assert.Empty(
            from f in figures
            where LeakCheck.Tells(f.Feature, f.SameShape) || LeakCheck.Tells(f.Feature, f.OtherShape)
            select f);
    }

    [Fact]
    public void Run_PlantedLeak_IsFound()
    {
        Call[] calls = [.. SmallWorldOf(1).Select(c => c.IsSpam ? c with { UserAgent = "robot" } : c)];

        var told = LeakCheck.Run(calls, calls, calls).Where(f => LeakCheck.Tells(f.Feature, f.OtherShape));

        Assert.Contains(told, f => f.Feature.Name == "user_agent");
    }

    private static Call[] SmallWorldOf(int shape) =>
        Workload.Generate(new WorkloadOptions { Shape = shape, Seed = shape, CallsPerDay = 5_000 });
}
