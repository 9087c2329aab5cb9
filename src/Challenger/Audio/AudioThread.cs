using System.Runtime.InteropServices;

namespace Spit.Challenger.Audio;

/// <summary>What the audio thread asks of Linux: short sleeps, and to run before others.</summary>
internal static partial class AudioThread
{
    private const long NanosecondsPerTick = 1_000_000_000 / TimeSpan.TicksPerSecond;
    private const int FirstInFirstOut = 1;
    private const int LowestPriority = 1;

    /// <summary>Sleeps about this long, or less when a signal comes.</summary>
    public static void Nap(TimeSpan time)
    {
        if (time <= TimeSpan.Zero) return;
        var length = new TimeSpec
        {
            Seconds = time.Ticks / TimeSpan.TicksPerSecond,
            Nanoseconds = time.Ticks % TimeSpan.TicksPerSecond * NanosecondsPerTick,
        };
        _ = NanoSleep(length, out _);
    }

    /// <summary>Lets the calling thread run before all ordinary ones (sched(7), SCHED_FIFO).</summary>
    /// <returns>False: the process may not (CAP_SYS_NICE, or a limit on real-time priority).</returns>
    public static bool TryRunFirst()
    {
        var priority = LowestPriority;
        return SetScheduler(0, FirstInFirstOut, priority) == 0;
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in TimeSpec time, out TimeSpec rest);

    // The parameter is a structure of one int.
    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, in int priority);

    // As 64-bit Linux has it.
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
