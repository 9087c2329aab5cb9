using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Spit.Challenger.Audio;
using Spit.Media.Codecs;
using Spit.Media.Sdp;

namespace Spit.MediaBench.Streams;

/// <summary>Two engines that talk over loopback: one is measured, the other is the callers.</summary>
internal static class StreamsLoad
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static async Task<StreamsRun> RunAsync(int legs, TimeSpan time, CancellationToken stop)
    {
        using var measured = new AudioEngine(IPAddress.Loopback, 20_000, 29_999, NullLogger.Instance);
        using var callers = new AudioEngine(IPAddress.Loopback, 30_000, 39_999, NullLogger.Instance);
        var ears = Enumerable.Range(0, legs).Select(_ => new BenchEars()).ToArray();
        foreach (var ear in ears) Join(measured, callers, ear);
        await Task.Delay(WarmUp, stop);
        var late = new List<double>((int)(time.TotalSeconds * 51 * legs));
        var (isOn, cpu) = (true, new long[2]);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (heard, lost) = (ears.Sum(e => e.Heard), ears.Sum(e => e.Lost));
        measured.Deviation = deviation =>
        {
            if (late.Count == 0) cpu[0] = ThreadCpu();
            if (Volatile.Read(ref isOn) && late.Count < late.Capacity)
            {
                late.Add(deviation.TotalMilliseconds);
            }
            else if (!done.Task.IsCompleted)
            {
                cpu[1] = ThreadCpu();
                done.SetResult();
            }
        };
        await Task.Delay(time, stop);
        Volatile.Write(ref isOn, false);
        await done.Task.WaitAsync(stop);
        measured.Deviation = null;
        (heard, lost) = (ears.Sum(e => e.Heard) - heard, ears.Sum(e => e.Lost) - lost);
        late.Sort();
        var cpuSeconds = (cpu[1] - cpu[0]) / 1e9;
        return new(
            legs,
            cpuSeconds / time.TotalSeconds,
            cpuSeconds * 1e6 / late.Count,
            late[late.Count / 2],
            late[(int)(late.Count * 0.99)],
            late[^1],
            (double)lost / Math.Max(1, heard + lost));
    }

    private static void Join(AudioEngine measured, AudioEngine callers, BenchEars ears)
    {
        if (!measured.TryOpen(out var leg) || !callers.TryOpen(out var caller))
            throw new InvalidOperationException("too few free ports");
        leg.Attach(ears, ears);
        caller.Attach(null, new BenchEars());
        leg.Apply(Terms(caller));
        caller.Apply(Terms(leg));
    }

    private static AudioTerms Terms(AudioLeg remote) => new()
    {
        Remote = remote.Local,
        RemoteRtcp = new(remote.Local.Address, remote.Local.Port + 1),
        Law = G711Law.A,
        PayloadType = 8,
    };

    /// <summary>Nanoseconds that the calling thread has run (Linux).</summary>
    private static long ThreadCpu() => long.Parse(
        File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture);
}
