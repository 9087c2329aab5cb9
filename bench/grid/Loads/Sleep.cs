using System.Runtime.InteropServices;

namespace Spit.GridBench.Loads;

/// <summary>Sleeps shorter than the milliseconds that the framework counts in; to be called on an own thread.</summary>
internal static partial class Sleep
{
    private const long NanosecondsPerTick = 1_000_000_000 / TimeSpan.TicksPerSecond;

    /// <summary>Sleeps at least this long; not at all when it is not above zero.</summary>
    public static void For(TimeSpan time)
    {
        if (time <= TimeSpan.Zero) return;
        var left = new TimeSpec
        {
            Seconds = time.Ticks / TimeSpan.TicksPerSecond,
            Nanoseconds = time.Ticks % TimeSpan.TicksPerSecond * NanosecondsPerTick,
        };
        // Not 0 when a signal woke it: the runtime uses some.
        while (NanoSleep(left, out var rest) != 0) left = rest;
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in TimeSpec time, out TimeSpec rest);

    // As 64-bit Linux has it.
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
