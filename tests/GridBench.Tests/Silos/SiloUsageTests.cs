using System.Diagnostics;
using System.Globalization;
using Spit.GridBench.Silos;

namespace Spit.GridBench.Tests.Silos;

public sealed class SiloUsageTests
{
    private const double Burnt = 200;

    [Fact]
    public void Now_ThreadThatWorked_CountsItsTime()
    {
        var watch = Stopwatch.GetTimestamp();
        var before = SiloUsage.Now();
        // Of this thread's own time, so that a busy machine makes the test longer and not wrong.
        var begun = ThreadTime();
        while (ThreadTime() - begun < Burnt) Thread.SpinWait(1_000);

        var used = SiloUsage.Now().CpuMilliseconds - before.CpuMilliseconds;
        var most = Stopwatch.GetElapsedTime(watch).TotalMilliseconds * Environment.ProcessorCount;
        Assert.InRange(used, Burnt * 0.9, most);
    }

    // /proc counts in hundredths of a second: utime and stime are fields 14 and 15, 12 and 13 after the name.
    private static double ThreadTime()
    {
        var stat = File.ReadAllText("/proc/thread-self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture)
            + double.Parse(fields[12], CultureInfo.InvariantCulture)) * 10;
    }
}
